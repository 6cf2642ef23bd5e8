/** In place of the module of Plot that knows colours by the name of their scheme: figures name each colour that they take. */

function noSchemes(): never {
  throw new Error('Schemes of colours are left out of the studio.');
}

/** Plot asks for the usual scheme before it knows whether a colour is taken from it. */
const noScheme = () => noSchemes;

/** Two colours for false and true are a scheme too: none are chosen. */
export function maybeBooleanRange(): undefined {
  return undefined;
}

const isNone = (): boolean => false;

export {
  isNone as isCategoricalScheme,
  isNone as isDivergingScheme,
  noScheme as ordinalScheme,
  noScheme as quantitativeScheme,
  noSchemes as ordinalRange,
};
