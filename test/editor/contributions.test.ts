import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import {
  commands,
  extensionSection,
  modelItemKinds,
  reportEditorType,
  reportPanelType,
  settings,
  viewContainer,
  views,
  walkthrough,
} from '../../src/editor/contributionIds';
import { strategiesFrom } from '../../src/editor/settings';
import { tablePattern } from '../../src/editor/tableFiles';
import { reportExtension, workspacePlaces } from '../../src/protocol/model';

interface MenuEntry {
  command: string;
  when?: string;
}
interface Package {
  contributes: {
    commands: { command: string; title: string; icon?: string }[];
    menus: Record<string, MenuEntry[]>;
    keybindings: MenuEntry[];
    viewsContainers: { activitybar: { id: string; icon: string }[] };
    views: Record<string, { id: string }[]>;
    viewsWelcome: { view: string; contents: string }[];
    customEditors: { viewType: string; selector: { filenamePattern: string }[] }[];
    configuration: { properties: Record<string, { default: unknown; scope: string; enum?: string[] }> };
    walkthroughs: { id: string; steps: { media: { svg: string }; completionEvents: string[] }[] }[];
  };
  activationEvents: string[];
  icon: string;
  files?: string[];
}

const text = fs.readFileSync('package.json', 'utf8');
const { contributes, activationEvents, icon } = JSON.parse(text) as Package;
const nls = (file: string) => JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
const [english, japanese] = [nls('package.nls.json'), nls('package.nls.ja.json')];
const sorted = (values: Iterable<string>) => [...values].sort();
const menuEntries = Object.values(contributes.menus).flat();

describe('package.json', () => {
  it('contributes exactly the commands that the code registers', () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }) => command)),
      sorted(Object.values(commands)),
    );
  });

  it('puts only existing commands into menus, keys and the walkthrough', () => {
    const known = new Set<string>(Object.values(commands));
    const steps = contributes.walkthroughs.flatMap((each) =>
      each.steps.flatMap((step) => step.completionEvents),
    );
    const used = [...menuEntries, ...contributes.keybindings].map(({ command }) => command);
    const events = steps.map((event) => event.replace('onCommand:', ''));
    assert.ok(used.length > 20 && events.length >= 4);
    assert.deepEqual(
      [...used, ...events].filter((command) => !known.has(command)),
      [],
    );
  });

  it('links only to existing commands from texts', () => {
    const links = [english, japanese]
      .flatMap(Object.values<string>)
      .flatMap((value) => [...value.matchAll(/\(command:([\w.]+)\)/g)]);
    const known = new Set<string>([...Object.values(commands), 'vscode.openFolder']);
    assert.ok(links.length > 10);
    assert.deepEqual(
      links.map((link) => link[1]!).filter((command) => !known.has(command)),
      [],
    );
  });

  it('contributes exactly the settings that the code reads', () => {
    const keys = Object.values(settings).map((key) => `${extensionSection}.${key}`);
    assert.deepEqual(sorted(Object.keys(contributes.configuration.properties)), sorted(keys));
  });

  it('lets no workspace turn on the network', () => {
    const setting = contributes.configuration.properties[`${extensionSection}.${settings.allowNetwork}`];
    assert.deepEqual([setting?.default, setting?.scope], [false, 'application']);
  });

  it('keeps models by default where the protocol says', () => {
    const setting = contributes.configuration.properties[`${extensionSection}.${settings.modelsFolder}`];
    assert.equal(setting?.default, workspacePlaces.models);
  });

  it('offers the choices that a strategies setting can have', () => {
    const setting = contributes.configuration.properties[`${extensionSection}.${settings.strategies}`];
    assert.deepEqual(setting?.enum?.map(strategiesFrom), setting?.enum);
    assert.equal(setting?.default, 'standard');
  });

  it('contributes exactly the views that the code creates', () => {
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [viewContainer],
    );
    assert.deepEqual(
      sorted(contributes.views[viewContainer]!.map(({ id }) => id)),
      sorted(Object.values(views)),
    );
    const welcomed = contributes.viewsWelcome.map(({ view }) => view);
    assert.deepEqual(sorted(new Set(welcomed)), sorted(Object.values(views)));
  });

  it('opens report files in the report editor and restores the panel', () => {
    const [editor] = contributes.customEditors;
    assert.equal(editor?.viewType, reportEditorType);
    assert.equal(editor?.selector[0]?.filenamePattern, `*${reportExtension}`);
    assert.ok(activationEvents.includes(`onWebviewPanel:${reportPanelType}`));
  });

  it('offers the tables that the engine reads, and nothing else', () => {
    const clauses = menuEntries.filter(({ when }) => when?.includes('resourceFilename'));
    assert.ok(clauses.length >= 6);
    for (const { when } of clauses) assert.equal(when, `resourceFilename =~ ${String(tablePattern)}`);
  });

  it('matches the kinds of items that the models view makes', () => {
    const when = contributes.menus['view/item/context']!.map((entry) => entry.when ?? '').join('\n');
    assert.ok(when.includes('/^(model\\.other|builtIn)$/') && when.includes('/^model\\./'));
    assert.deepEqual(sorted(Object.values(modelItemKinds)), [
      'broken',
      'builtIn',
      'model.active',
      'model.other',
    ]);
  });

  it('names pictures that are there', () => {
    const pictures = [
      icon,
      ...contributes.viewsContainers.activitybar.map((each) => each.icon),
      ...contributes.walkthroughs.flatMap((each) => each.steps.map((step) => step.media.svg)),
    ];
    assert.deepEqual(
      pictures.filter((file) => !fs.existsSync(file)),
      [],
    );
    assert.deepEqual([contributes.walkthroughs.length, contributes.walkthroughs[0]?.id], [1, walkthrough]);
  });

  it('says every text in English and Japanese, and none that is not used', () => {
    const used = sorted(new Set([...text.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]!)));
    assert.ok(used.length > 40);
    assert.deepEqual(sorted(Object.keys(english)), used);
    assert.deepEqual(sorted(Object.keys(japanese)), used);
  });
});
