import { defineConfig } from 'vitepress';
import { sidebar } from './sidebar.js';

export default defineConfig({
  title: 'Tallystick',
  description: 'Contract tests and mock servers from one OpenAPI document.',
  srcExclude: ['bookshop/**'],
  cleanUrls: true,
  lastUpdated: false,
  // Nothing is fetched: the site works from a folder without a network.
  head: [['link', { rel: 'icon', href: '/tally.svg', type: 'image/svg+xml' }]],
  markdown: { theme: { light: 'github-light', dark: 'github-dark' } },
  themeConfig: {
    logo: '/tally.svg',
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Start', link: '/start/frontend', activeMatch: '^/start/' },
      { text: 'Guides', link: '/guides/check', activeMatch: '^/(guides|recipes)/' },
      {
        text: 'Reference',
        link: '/findings',
        activeMatch:
          '^/(commands|findings|rules|diagnostics|changes|statuses|coverage|formats|types|vocabulary)$',
      },
      { text: 'How it compares', link: '/compare' },
    ],
    sidebar,
  },
});
