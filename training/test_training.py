"""python -m unittest discover training: the parts that no figure would show to be wrong."""

import unittest

import numpy as np

from recipe import Recipe
from tokens import DOMAIN, NAME
from train import layer_of, rate_at
from windows import MASK, drop_words, framed, window_slots


class Windows(unittest.TestCase):
    def test_a_short_review_is_kept_whole(self):
        self.assertEqual(window_slots(5, 8, np.random.default_rng(0), ends=True).tolist(), [0, 1, 2, 3, 4])

    def test_a_long_review_keeps_both_ends_and_the_first_half_takes_the_odd_token(self):
        self.assertEqual(window_slots(10, 5, np.random.default_rng(0), ends=True).tolist(), [0, 1, 2, 8, 9])

    def test_short_windows_are_one_piece_of_the_review(self):
        random = np.random.default_rng(0)
        for _ in range(50):
            slots = window_slots(100, 20, random, ends=False)
            self.assertEqual(slots.tolist(), list(range(slots[0], slots[0] + 20)))

    def test_rows_are_framed_and_padded(self):
        self.assertEqual(framed([np.array([7]), np.array([8, 9])]).tolist(), [[101, 7, 102, 0], [101, 8, 9, 102]])


class WordDropout(unittest.TestCase):
    def test_names_are_masked_more_often_than_other_words(self):
        recipe, random = Recipe(masked_windows=1.0), np.random.default_rng(0)
        ids, kinds = np.full(30_000, 2000), np.repeat([0, DOMAIN, NAME], 10_000)
        shares = (drop_words(ids, kinds, recipe, random) == MASK).reshape(3, -1).mean(1)
        expected = [recipe.mask_other, recipe.mask_domain, recipe.mask_name]
        np.testing.assert_allclose(shares, expected, atol=0.02)


class Schedule(unittest.TestCase):
    def test_warms_up_peaks_and_ends_at_its_final_share(self):
        recipe = Recipe()
        self.assertAlmostEqual(rate_at(recipe.warm_up / 2, recipe), 0.5)
        self.assertAlmostEqual(rate_at(recipe.warm_up, recipe), 1.0)
        self.assertAlmostEqual(rate_at(1.0, recipe), recipe.final_rate)

    def test_layers_are_numbered_from_the_embeddings(self):
        self.assertEqual(layer_of("encoder.embeddings.position_embeddings.weight"), 0)
        self.assertEqual(layer_of("encoder.encoder.layer.5.output.dense.weight"), 6)


if __name__ == "__main__":
    unittest.main()
