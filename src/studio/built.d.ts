/** What the build makes for the page. */

/** The table of the example, as text. */
declare module '#studio-runs' {
  const runs: string;
  export default runs;
}
