"""One report model, many thin writers: wings by medium over one view.

A writer never decides anything: it shows what the audit says. Import the writer's own module
(``data.pieces.to_json``, ``html.report.to_html``, ``terminal.report.print_report``), since Jinja2 and rich
load there.
"""
