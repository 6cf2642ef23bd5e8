/** The name of published values, such as `chinchilla:besiroglu-2024` or `broken:2:paper-2023`. */
export const PRESET_NAME = /^[a-z][a-z\d-]*(:\d+)?:[a-z\d][a-z\d-]*$/i;
