"""The usual way: docxtpl fills the plan's template. Usage: docxtpl_plan.py TEMPLATE CONTEXT.json OUT"""

import json
import sys
from pathlib import Path

import jinja2
from docxtpl import DocxTemplate

from docgen.page import filters_for

template, context, out = sys.argv[1:]
environment = jinja2.Environment(autoescape=True)
environment.filters.update(filters_for(Path(template).read_bytes()))
document = DocxTemplate(template)
document.render(json.loads(Path(context).read_text(encoding="utf-8")), environment)
document.save(out)
