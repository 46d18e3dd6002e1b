import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// The window's interface. The page's policy allows no inline script, style or data: URL, so nothing is inlined, and relative
// addresses serve it from the host as well as from the app's own scheme.
export default defineConfig({
  root: fileURLToPath(new URL('renderer/', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [react()],
  // `npm run dev`: everything that is not a source file comes from a host beside it.
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:4621',
      '/live': { target: 'ws://127.0.0.1:4621', ws: true },
      '/sync': { target: 'ws://127.0.0.1:4621', ws: true },
    },
  },
  build: {
    outDir: fileURLToPath(new URL('dist/web/', import.meta.url)),
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
})
