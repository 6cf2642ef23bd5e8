/** The package's entry point for Node is CommonJS in a package of ES modules: its ES module is imported by name. */
declare module 'wgsl_reflect/wgsl_reflect.module.js' {
  export * from 'wgsl_reflect';
}
