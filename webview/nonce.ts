/**
 * The toolkit tries out a style element when it loads, with the nonce that it finds in this meta element.
 * Without it the page's policy refuses the trial, and says so in the log. Imported before the toolkit.
 */
const script = document.currentScript;
if (script?.nonce) {
  const meta = document.createElement('meta');
  meta.setAttribute('property', 'csp-nonce');
  meta.setAttribute('content', script.nonce);
  document.head.append(meta);
}
export {};
