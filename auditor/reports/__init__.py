"""One report model, many thin writers: terminal, JSON, HTML.

A writer never decides anything: it shows what the audit says. Import the writer's own module
(``json_report.to_json``, ``html_report.to_html``, ``terminal.print_report``): Jinja2 and rich load there.
"""
