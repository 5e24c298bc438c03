import * as vscode from 'vscode';
import type { EmbedOptions } from '../protocol/calls';
import { extensionSection, settings } from './contributionIds';
import { words } from './words';

const askedKey = 'network.asked';

/**
 * A hub id needs the network, which is off by default: asked once per id. When that is declined, the
 * engine still finds an encoder that was downloaded before, or says what is missing.
 */
export async function withNetworkPermission(
  context: vscode.ExtensionContext,
  embed: EmbedOptions,
): Promise<EmbedOptions> {
  if (embed.encoder.kind !== 'hub' || embed.allowNetwork) return embed;
  const asked = context.globalState.get<string[]>(askedKey, []);
  const { id } = embed.encoder;
  if (asked.includes(id)) return embed;
  const allow = words('editor.button.allow');
  const options = { modal: true, detail: words('editor.network.detail') };
  const answer = await vscode.window.showInformationMessage(
    words('editor.network.question', { id }),
    options,
    allow,
  );
  await context.globalState.update(askedKey, [...asked, id]);
  if (answer !== allow) return embed;
  await vscode.workspace
    .getConfiguration(extensionSection)
    .update(settings.allowNetwork, true, vscode.ConfigurationTarget.Global);
  return { ...embed, allowNetwork: true };
}
