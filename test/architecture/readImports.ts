import { createRequire } from 'node:module';
import path from 'node:path';
import type * as TypeScript from 'typescript';

/** Loaded from the checkout: the compiler is too big to be bundled with a test. */
const ts = createRequire(path.resolve('package.json'))('typescript') as typeof TypeScript;

export interface Import {
  target: string;
  /** Nothing of it is left when the program runs. */
  typeOnly: boolean;
}

const literal = (node: TypeScript.Node | undefined) =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;

function importOf(node: TypeScript.Node): { target: string | undefined; typeOnly: boolean } | null {
  if (ts.isImportDeclaration(node)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { target: literal(node.moduleSpecifier), typeOnly };
  }
  if (ts.isExportDeclaration(node))
    return { target: literal(node.moduleSpecifier), typeOnly: node.isTypeOnly };
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return { target: literal(node.argument.literal), typeOnly: true };
  }
  if (ts.isExternalModuleReference(node)) return { target: literal(node.expression), typeOnly: false };
  if (!ts.isCallExpression(node)) return null;
  const callee = node.expression;
  const isRequire = ts.isIdentifier(callee) && callee.text === 'require';
  const isDynamic = callee.kind === ts.SyntaxKind.ImportKeyword;
  return isRequire || isDynamic ? { target: literal(node.arguments[0]), typeOnly: false } : null;
}

/** Every import, re-export, `import()` and `require()` of a source text. */
export function readImports(source: string): Import[] {
  const found: Import[] = [];
  const visit = (node: TypeScript.Node): void => {
    const { target, typeOnly } = importOf(node) ?? {};
    if (target !== undefined) found.push({ target, typeOnly: typeOnly ?? false });
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}
