import * as vscode from 'vscode';
import type { EmbedOptions, ModelReference } from '../../protocol/calls';
import { UserError } from '../../protocol/userError';
import { withNetworkPermission } from '../askForNetwork';
import { readEmbedOptions } from '../readSettings';
import type { Services } from '../services';
import { words } from '../words';
import type { ShownPrediction } from './shownPrediction';
import type { TextToPredict } from './textsToPredict';
import { textsToPredict } from './textsToPredict';

/** A model answers with the encoder it was trained with, whatever the setting says now. */
async function modelInUse(
  services: Services,
  file: vscode.Uri,
): Promise<{ model: ModelReference; embed: EmbedOptions }> {
  const options = readEmbedOptions(file);
  const current = await services.active.current();
  if (!current) return { model: { kind: 'movies' }, embed: { ...options, encoder: { kind: 'embedded' } } };
  const embed = { ...options, encoder: current.manifest.encoderReference };
  return {
    model: { kind: 'folder', path: current.uri.fsPath },
    embed: await withNetworkPermission(services.context, embed),
  };
}

/** What was edited while the engine worked has no prediction any more. */
function stillThere(document: vscode.TextDocument, { start, end, text }: TextToPredict): boolean {
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  return document.getText(range) === text;
}

async function ask(services: Services, document: vscode.TextDocument, texts: TextToPredict[]) {
  const { model, embed } = await modelInUse(services, document.uri);
  const params = { model, embed, texts: texts.map(({ text }) => text) };
  const options = { location: vscode.ProgressLocation.Window, title: words('editor.progress.predict') };
  return vscode.window.withProgress(options, () => services.engine.call('texts/predict', params));
}

/** Predicts the selections of the editor in front and shows the answers beside them. */
export async function predict(services: Services): Promise<readonly ShownPrediction[]> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new UserError('editor.error.noEditor');
  const { document } = editor;
  const texts = textsToPredict(editor);
  const { predictions, model, shortened = 0 } = await ask(services, document, texts);
  const shown = texts.flatMap(({ start, end, text, origin }, i): ShownPrediction[] => {
    const prediction = predictions[i];
    if (!prediction || !stillThere(document, { start, end, text, origin })) return [];
    return [{ start, end, origin, prediction, model, shortened, asked: texts.length }];
  });
  services.predictions.add(document, shown);
  return shown;
}
