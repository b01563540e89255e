import type { TraceEvent } from '@loopscope/shared/wire/traceEvent'
import type { Subject } from '../../state/run/subject.ts'

/** What a saved page holds besides the player. */
export type SavedRecording = {
  readonly subject: Subject
  /** The step that it opens at. */
  readonly cursor: number
  readonly events: readonly TraceEvent[]
}

/** One page with the player and the recording in it: needs no network and no service. */
export function htmlPlayer(saved: SavedRecording, script: string, theme: string): string {
  return `<!doctype html>
<html lang="en" data-theme="${theme === 'light' ? 'light' : 'dark'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<!-- Nothing of it may reach out, whatever the recorded program printed. -->
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<title>A recording of Node ${saved.subject.node.replace(/[^\d.]/g, '')} - Loopscope</title>
</head>
<body>
<div id="root"></div>
<script type="application/json" id="recording">${inScript(JSON.stringify(saved))}</script>
<script>${script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')}</script>
</body>
</html>
`
}

/** JSON that no HTML parser takes for an end of its element. */
function inScript(json: string): string {
  return json.replaceAll('<', '\\u003c')
}

/** The script of the built player. Rejects where it cannot be had. */
export async function fetchPlayer(): Promise<string> {
  const response = await fetch('/player/player.js')
  if (!response.ok) throw new Error(`The player did not arrive: HTTP ${response.status}.`)
  return response.text()
}
