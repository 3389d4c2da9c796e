"""The usual way: docxtpl fills the template from YAML. Usage: docxtpl_plan.py TEMPLATE CONTEXT.yaml OUT"""

import sys
from pathlib import Path

import jinja2
import yaml
from docxtpl import DocxTemplate

from docgen.page import filters_for

template, context, out = sys.argv[1:]
environment = jinja2.Environment(autoescape=True)
environment.filters.update(filters_for(Path(template).read_bytes()))
document = DocxTemplate(template)
document.render(yaml.safe_load(Path(context).read_text(encoding="utf-8")), environment)
document.save(out)
