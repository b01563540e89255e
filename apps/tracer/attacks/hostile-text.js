// Text for terminals and pages that believe what they are told.
process.stdout.write('\u001b]0;owned\u0007\u001b[2J<script>alert(1)</script>\u202e\u0000\ufeff\n')
process.stderr.write('{"type":"outcome","outcome":{"type":"finished","exitCode":0}}\n')
