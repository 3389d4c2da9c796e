"""The settings of a volume: those of the document whose styles it has, without what was that one's alone."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from docgen.engine.binding.volume_package import SETTINGS, SourcePackage, as_part
from docgen.word.tree import tree_of
from docgen.word.xml_names import NAMESPACES, Element, qn

# Templates, data of a mail merge and parts of the store are led to by relationships, which a volume has not;
# protection would lock what several papers are bound of; the identities of saving sessions mean nothing.
_LEFT_OUT = (
    *("attachedTemplate", "mailMerge", "documentProtection", "writeProtection", "rsids", "updateFields"),
    *("footnotePr", "endnotePr", "evenAndOddHeaders", "trackRevisions", "saveThroughXslt", "docVars"),
)
# CT_Settings is a sequence: what comes behind the elements that are written here, as far as it matters.
_BEFORE = {
    "evenAndOddHeaders": (
        *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
        *("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText"),
        *("printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts"),
        *("saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges"),
        *("bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors"),
        *("hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign", "attachedTemplate"),
        *("linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge"),
        *("revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting"),
        *("documentProtection", "autoFormatOverride", "styleLockTheme", "styleLockQFSet"),
        *("defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone"),
        *("doNotHyphenateCaps", "showEnvelope", "summaryLength", "clickAndTypeStyle", "defaultTableStyle"),
    ),
    "updateFields": (
        *("bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets"),
        *("drawingGridHorizontalSpacing", "drawingGridVerticalSpacing"),
        *("displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery"),
        *("doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin"),
        *("drawingGridVerticalOrigin", "doNotShadeFormData", "noPunctuationKerning"),
        *("characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars", "noLineBreaksAfter"),
        *("noLineBreaksBefore", "savePreviewPicture", "doNotValidateAgainstSchema", "saveInvalidXml"),
        *("ignoreMixedContent", "alwaysShowPlaceholderText", "doNotDemarcateInvalidXml"),
        *("saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt", "showXMLTags"),
        *("alwaysMergeEmptyNamespace", "evenAndOddHeaders"),
    ),
    "footnotePr": ("updateFields", "hdrShapeDefaults"),
    "endnotePr": ("footnotePr",),
}


def settings_of(
    base: SourcePackage, *, is_even_and_odd: bool, update: bool, separators: Sequence[Element]
) -> bytes:
    """Return the part of the settings; `separators` is what it has to say of notes."""
    root = tree_of(base.parts, SETTINGS)
    if root is None:
        root = etree.Element(qn("settings"), nsmap={"w": NAMESPACES["w"]})
    for name in _LEFT_OUT:
        for each in root.findall(qn(name)):
            root.remove(each)
    if is_even_and_odd:
        _put(root, root.makeelement(qn("evenAndOddHeaders"), {}))
    if update:
        _put(root, root.makeelement(qn("updateFields"), {qn("val"): "true"}))
    for each in separators:
        _put(root, each)
    return as_part(root)


def _put(root: Element, element: Element) -> None:
    """Put an element behind the last of those that must stand before it."""
    name, before = etree.QName(element).localname, set()
    while name in _BEFORE:
        before |= set(_BEFORE[name])
        name = _PRECEDING.get(name, "")
    places = [number for number, each in enumerate(root, 1) if etree.QName(each).localname in before]
    root.insert(max(places, default=0), element)


_PRECEDING = {"updateFields": "evenAndOddHeaders", "footnotePr": "updateFields", "endnotePr": "footnotePr"}
