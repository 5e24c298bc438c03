// The page with one section alone, a list of rows: whatever the real sections show, this stays the same.
import { html } from 'lit/html.js';
import { rowList } from '../../../webview/rowList';
import { sections } from '../../../webview/sections/registry';
import type { Section } from '../../../webview/sections/section';

const rows: Section = {
  id: 'provenance',
  title: 'view.provenance.title',
  figure: () => '',
  missing: () => null,
  finding: () => '',
  render: (reader) => {
    const outliers = reader.report.topics?.outliers.map(({ row }) => row) ?? [];
    const options = { highlight: 'light', name: 'Outliers', first: 6 };
    // a screen of nothing, so that the list is not in view at first
    return html`<svg height="1600" aria-hidden="true"></svg>${rowList(reader, 'target', outliers, options)}`;
  },
};

(sections as Section[]).splice(0, sections.length, rows);
