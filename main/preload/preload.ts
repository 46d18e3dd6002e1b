import { contextBridge, ipcRenderer } from 'electron'
import type { PlenaryBridge } from '../../shared/contract/bridge.ts'
import { bridgeChannels as channels, VERSION_ARGUMENT } from '../../shared/contract/bridge-channels.ts'

const ask = <T>(channel: string, ...args: unknown[]): Promise<T> => ipcRenderer.invoke(channel, ...args) as Promise<T>

const bridge: PlenaryBridge = {
  start: (call, input) => ask(channels.start, call, input),
  desk: (call, input) => ask(channels.desk, call, input),
  forum: () => ask(channels.forum),
  show: (forum) => ask(channels.show, forum),
  getLanguage: () => ask(channels.getLanguage),
  setLanguage: (language) => ask(channels.setLanguage, language),
  version: process.argv.find((argument) => argument.startsWith(VERSION_ARGUMENT))?.slice(VERSION_ARGUMENT.length) ?? '',
}

contextBridge.exposeInMainWorld('plenary', bridge)
