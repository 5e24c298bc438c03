/** The variables that VS Code 1.139 sets in a webview: Light Modern, Dark Modern, Dark High Contrast. */
const fonts = {
  'font-family':
    '-apple-system, BlinkMacSystemFont, "Segoe WPC", "Segoe UI", system-ui, "Ubuntu", "Droid Sans", sans-serif',
  'editor-font-family': 'Menlo, Monaco, Consolas, "Droid Sans Mono", monospace',
};

export interface Theme {
  /** Class that VS Code puts on the body. */
  name: string;
  /** VS Code's own kind, as `data-vscode-theme-kind`. */
  variables: Record<string, string>;
}

export const themes = {
  light: {
    name: 'vscode-light',
    variables: {
      ...fonts,
      'editor-background': '#ffffff',
      foreground: '#3b3b3b',
      descriptionForeground: '#3b3b3b',
      'panel-border': '#e5e5e5',
      focusBorder: '#005fb8',
      'textLink-foreground': '#005fb8',
      'charts-blue': '#0063d3',
      'charts-yellow': '#bf8803',
      'charts-red': '#e51400',
      'charts-green': '#388a34',
      'button-background': '#005fb8',
      'button-foreground': '#ffffff',
      'button-hoverBackground': '#0258a8',
      'button-border': '#0000001a',
      'button-secondaryBackground': '#e5e5e5',
      'button-secondaryForeground': '#3b3b3b',
      'editorHoverWidget-background': '#f8f8f8',
      'editorHoverWidget-foreground': '#3b3b3b',
      'editorHoverWidget-border': '#c8c8c8',
    },
  },
  dark: {
    name: 'vscode-dark',
    variables: {
      ...fonts,
      'editor-background': '#1f1f1f',
      foreground: '#cccccc',
      descriptionForeground: '#9d9d9d',
      'panel-border': '#2b2b2b',
      focusBorder: '#0078d4',
      'textLink-foreground': '#4daafc',
      'charts-blue': '#59a4f9',
      'charts-yellow': '#cca700',
      'charts-red': '#f14c4c',
      'charts-green': '#89d185',
      'button-background': '#0078d4',
      'button-foreground': '#ffffff',
      'button-hoverBackground': '#026ec1',
      'button-border': '#ffffff1a',
      'button-secondaryBackground': '#00000000',
      'button-secondaryForeground': '#cccccc',
      'editorHoverWidget-background': '#202020',
      'editorHoverWidget-foreground': '#cccccc',
      'editorHoverWidget-border': '#454545',
    },
  },
  highContrast: {
    name: 'vscode-high-contrast',
    variables: {
      ...fonts,
      'editor-background': '#000000',
      foreground: '#ffffff',
      descriptionForeground: '#ffffffb3',
      'panel-border': '#6fc3df',
      focusBorder: '#f38518',
      'textLink-foreground': '#21a6ff',
      contrastBorder: '#6fc3df',
      contrastActiveBorder: '#f38518',
      'charts-blue': '#59a4f9',
      'charts-yellow': '#ffd370',
      'charts-red': '#f48771',
      'charts-green': '#89d185',
      'button-background': '#000000',
      'button-foreground': '#ffffff',
      'button-border': '#6fc3df',
      'button-secondaryForeground': '#ffffff',
      'editorHoverWidget-background': '#0c141f',
      'editorHoverWidget-foreground': '#ffffff',
      'editorHoverWidget-border': '#6fc3df',
    },
  },
} satisfies Record<string, Theme>;
export type ThemeName = keyof typeof themes;
