/** A model that reads one text's token ids, special ones included, and gives all its outputs by their names. */
export interface TokenModel {
  run(ids: readonly number[]): Promise<Map<string, TokenOutput>>;
  dispose(): Promise<void>;
}

export interface TokenOutput {
  data: Float32Array;
  dims: readonly number[];
}
