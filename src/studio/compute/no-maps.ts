/**
 * In place of d3-geo, of which Plot loads the projections of maps: here it draws the polygons of contours alone, whose
 * coordinates are pixels.
 */

/** Rings of points, the last of which is the first. */
interface MultiPolygon {
  readonly type: string;
  readonly coordinates: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

const rounded = (x: number): number => Math.round(1000 * x) / 1000;

/** Writes polygons as a path, as d3-geo does without a projection. */
export function geoPath(): (shape: MultiPolygon) => string | null {
  return ({ type, coordinates }) => {
    if (type !== 'MultiPolygon') return noMaps();
    const rings = coordinates.flat().map(
      (ring) =>
        `M${ring
          .slice(0, -1)
          .map(([x, y]) => `${rounded(x)},${rounded(y)}`)
          .join('L')}Z`,
    );
    return rings.length === 0 ? null : rings.join('');
  };
}

/** Plot makes one when it is loaded. */
export function geoTransform(): undefined {
  return undefined;
}

function noMaps(): never {
  throw new Error('Maps are left out of the studio.');
}

export {
  noMaps as geoAlbers,
  noMaps as geoAlbersUsa,
  noMaps as geoAzimuthalEqualArea,
  noMaps as geoAzimuthalEquidistant,
  noMaps as geoCentroid,
  noMaps as geoClipRectangle,
  noMaps as geoConicConformal,
  noMaps as geoConicEqualArea,
  noMaps as geoConicEquidistant,
  noMaps as geoEqualEarth,
  noMaps as geoEquirectangular,
  noMaps as geoGnomonic,
  noMaps as geoGraticule10,
  noMaps as geoMercator,
  noMaps as geoOrthographic,
  noMaps as geoStereographic,
  noMaps as geoStream,
  noMaps as geoTransverseMercator,
};
