/** The channels between the app's windows and its main process: all there are, each a question with one answer. */
export const bridgeChannels = {
  start: 'plenary:start',
  desk: 'plenary:desk',
  forum: 'plenary:forum',
  show: 'plenary:show',
  getLanguage: 'plenary:get-language',
  setLanguage: 'plenary:set-language',
} as const

/** A process argument that tells the preload the app's version. */
export const VERSION_ARGUMENT = '--plenary-version='
