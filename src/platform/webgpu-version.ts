/** The version of the package `webgpu` that this one is tested with, which users install beside it. */
export const WEBGPU_VERSION = '0.6.2';
