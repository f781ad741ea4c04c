import ts from 'typescript';

const literalsIn = (node) => {
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return [node.literal.text];
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(literalsIn);
  return [];
};

const keyIs = (node, key) => ts.isPropertyAssignment(node) && node.name.getText() === key;

/**
 * Names that outlive the code. Events: the first argument of `DomainEvent<…>`, the entries of `current` and the keys of
 * `upcast`. Refusals: the codes of `Rejection<…>`.
 */
export const storedNames = ({ path, text }) => {
  const events = new Set();
  const refusals = new Set();
  const visit = (node) => {
    if (ts.isTypeReferenceNode(node) && node.typeArguments) {
      const name = node.typeName.getText();
      const into = { DomainEvent: events, Rejection: refusals }[name];
      if (into) literalsIn(node.typeArguments[0]).forEach((literal) => into.add(literal));
    }
    if (keyIs(node, 'current') && ts.isArrayLiteralExpression(node.initializer))
      node.initializer.elements.filter(ts.isStringLiteral).forEach((element) => events.add(element.text));
    if (keyIs(node, 'upcast') && ts.isObjectLiteralExpression(node.initializer))
      node.initializer.properties.forEach((property) => events.add(property.name.text));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return { path, events: [...events], refusals: [...refusals] };
};
