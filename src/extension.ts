import type * as vscode from 'vscode';
import { createServices } from './editor/createServices';
import { register } from './editor/register';
import type { TestSurface } from './editor/testSurface';
import { testSurface } from './editor/testSurface';

/** Composition root of the extension. What was created is disposed with the context. */
export function activate(context: vscode.ExtensionContext): TestSurface {
  const services = createServices(context);
  context.subscriptions.push(...register(services));
  return testSurface(services);
}
