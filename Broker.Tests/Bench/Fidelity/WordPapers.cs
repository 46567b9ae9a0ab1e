using Broker.Tests.Word.Html;

namespace Broker.Tests.Bench.Fidelity;

/// <summary>Papers as Word writes them, each with a part of what firms' letters and certificates contain.</summary>
internal static class WordPapers
{
    private const string Filler = "La garantie est acquise à l’assuré dans les limites et conditions du contrat, pour les dommages survenus pendant la période de validité indiquée ci-dessus, sans que la présente attestation engage l’assureur au-delà des clauses auxquelles elle se réfère. ";

    private const string Defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\" w:cs=\"Arial\"/><w:sz w:val=\"22\"/><w:lang w:val=\"fr-FR\"/></w:rPr></w:rPrDefault>"
        + "<w:pPrDefault><w:pPr><w:spacing w:after=\"160\" w:line=\"259\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
        + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
        + "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"240\" w:after=\"0\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:rFonts w:asciiTheme=\"majorHAnsi\" w:hAnsiTheme=\"majorHAnsi\"/><w:color w:val=\"2F5496\" w:themeColor=\"accent1\" w:themeShade=\"BF\"/><w:sz w:val=\"32\"/></w:rPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Liste\"><w:name w:val=\"List Paragraph\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:ind w:left=\"720\"/><w:contextualSpacing/></w:pPr></w:style>"
        + "<w:style w:type=\"table\" w:styleId=\"Grille\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:tblPr><w:tblBorders>"
        + "<w:top w:val=\"single\" w:sz=\"4\" w:color=\"auto\"/><w:left w:val=\"single\" w:sz=\"4\" w:color=\"auto\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"auto\"/><w:right w:val=\"single\" w:sz=\"4\" w:color=\"auto\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"auto\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:color=\"auto\"/></w:tblBorders></w:tblPr></w:style>"
        + "<w:style w:type=\"table\" w:styleId=\"Bandes\"><w:name w:val=\"Grid Table 4 Accent 1\"/><w:basedOn w:val=\"TableNormal\"/><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:tblPr><w:tblStyleRowBandSize w:val=\"1\"/><w:tblStyleColBandSize w:val=\"1\"/><w:tblBorders>"
        + "<w:top w:val=\"single\" w:sz=\"4\" w:color=\"8EAADB\"/><w:left w:val=\"single\" w:sz=\"4\" w:color=\"8EAADB\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"8EAADB\"/><w:right w:val=\"single\" w:sz=\"4\" w:color=\"8EAADB\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"8EAADB\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:color=\"8EAADB\"/></w:tblBorders></w:tblPr>"
        + "<w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/><w:color w:val=\"FFFFFF\"/></w:rPr><w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"4472C4\"/></w:tcPr></w:tblStylePr><w:tblStylePr w:type=\"lastRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:top w:val=\"double\" w:sz=\"4\" w:color=\"4472C4\"/></w:tcBorders></w:tcPr></w:tblStylePr>"
        + "<w:tblStylePr w:type=\"firstCol\"><w:rPr><w:b/></w:rPr></w:tblStylePr><w:tblStylePr w:type=\"band1Horz\"><w:tcPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"D9E2F3\"/></w:tcPr></w:tblStylePr></w:style>";

    private const string Settings15 = "<w:defaultTabStop w:val=\"708\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/><w:compatSetting w:name=\"overrideTableStyleFontSizeAndJustification\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"1\"/></w:compat>";

    private const string A4 = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>";

    public static IEnumerable<(string Name, byte[] Docx)> All =>
    [
        ("letter", Letter()), ("certificate", Certificate()), ("invoice", Invoice()), ("conditions", Conditions()), ("lists", Lists()), ("characters", Characters()), ("shapes", Shapes()), ("fleet", Fleet()),
        ("borders", Borders()), ("keeping", Keeping()), ("orientation", Orientation()), ("fonts", Fonts()),
    ];

    private static byte[] Letter() => Paper(
        P("Cabinet Exemple\nCourtier en assurances\n12, rue de la République\n69002 Lyon", "<w:spacing w:after=\"0\"/>")
        + P("Madame Anne Delorme\n4, place du Marché\n38000 Grenoble", "<w:spacing w:before=\"480\" w:after=\"480\"/><w:ind w:left=\"5103\"/>")
        + P("Lyon, le 3 mars 2026", "<w:jc w:val=\"right\"/>")
        + Rich("<w:spacing w:after=\"240\"/>", R("Objet : ", "<w:b/>"), R("résiliation de votre contrat n° 48-2217", "<w:u w:val=\"single\"/>"))
        + P("Madame,")
        + string.Concat(Enumerable.Repeat(P(Filler + Filler, "<w:jc w:val=\"both\"/>"), 3))
        + P("Date d’effet\t1er avril 2026", "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"9072\"/></w:tabs>")
        + P("Prime\t1 204,50", "<w:tabs><w:tab w:val=\"decimal\" w:leader=\"underscore\" w:pos=\"7000\"/></w:tabs>")
        + P("Gauche\tCentre\tDroite", "<w:tabs><w:tab w:val=\"center\" w:pos=\"4536\"/><w:tab w:val=\"right\" w:pos=\"9072\"/></w:tabs>")
        + "<w:p><w:r><w:t xml:space=\"preserve\">Voir la note</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t xml:space=\"preserve\"> jointe à la présente.</w:t></w:r></w:p>"
        + P("Nous vous prions d’agréer, Madame, l’expression de nos salutations distinguées.") + P("La direction", "<w:ind w:left=\"5103\"/><w:spacing w:before=\"600\"/>"),
        s => s.Header("H", P("CABINET EXEMPLE — ORIAS 07 000 000", "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"4472C4\"/></w:pBdr><w:jc w:val=\"center\"/>"))
            .Footer("F", Numbers())
            .Footnotes("<w:footnote w:id=\"2\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val=\"20\"/></w:rPr><w:t xml:space=\"preserve\"> " + Filler + "</w:t></w:r></w:p></w:footnote>"),
        "<w:headerReference w:type=\"default\" r:id=\"H\"/><w:footerReference w:type=\"default\" r:id=\"F\"/>" + A4);

    private static byte[] Certificate() => Paper(
        P("Attestation d’assurance", "<w:pStyle w:val=\"Titre1\"/><w:jc w:val=\"center\"/>")
        + P(Filler, "<w:jc w:val=\"both\"/>")
        + Table("<w:tblStyle w:val=\"Grille\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>", [3020, 3021, 3021],
            Row(C(P("Assuré"), 3020, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7E6E6\"/>"), C(P("Société Bâtir et Fils, 8 avenue des Alpes, 73000 Chambéry"), 6042, "<w:gridSpan w:val=\"2\"/>"))
            + Row(C(P("Contrat"), 3020, "<w:vMerge w:val=\"restart\"/><w:vAlign w:val=\"center\"/>"), C(P("n° 48-2217"), 3021), C(P("du 1er janvier au 31 décembre 2026"), 3021))
            + Row(C(P(""), 3020, "<w:vMerge/>"), C(P("Tacite reconduction", "<w:jc w:val=\"right\"/>"), 6042, "<w:gridSpan w:val=\"2\"/>"))
            + Row(C(P("Activités"), 3020), C(P("Maçonnerie et béton armé") + P("Charpente et structure en bois") + P("Couverture, hors étanchéité"), 6042, "<w:gridSpan w:val=\"2\"/>")))
        + P("")
        + string.Concat(Enumerable.Range(1, 5).Select(n => Rich("<w:jc w:val=\"both\"/>", R($"Article {n}. ", "<w:b/>"), R(Filler))))
        + P("Fait pour servir et valoir ce que de droit.", "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/><w:left w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/><w:right w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF2CC\"/>")
        + P(Filler, "<w:jc w:val=\"both\"/>"),
        s => s.Header("H", P("Page de suite", "<w:jc w:val=\"right\"/>")).Header("P", P("CABINET EXEMPLE\nLyon")).Footer("F", Numbers()),
        "<w:headerReference w:type=\"default\" r:id=\"H\"/><w:headerReference w:type=\"first\" r:id=\"P\"/><w:footerReference w:type=\"default\" r:id=\"F\"/><w:footerReference w:type=\"first\" r:id=\"F\"/>" + A4 + "<w:titlePg/>");

    private static byte[] Invoice() => Paper(
        P("Facture 2026-0147", "<w:pStyle w:val=\"Titre1\"/>")
        + Table("<w:tblStyle w:val=\"Bandes\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLook w:val=\"04E0\" w:firstRow=\"1\" w:lastRow=\"1\" w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>", [4532, 1510, 1510, 1510],
            Row(C(P("Désignation"), 4532), Number("Quantité"), Number("Prix"), Number("Montant"))
            + string.Concat(Enumerable.Range(1, 12).Select(n => Row(C(P($"Prestation de conseil n° {n}"), 4532), Number($"{n}"), Number($"{n * 10},50 €"), Number($"{n * n * 10},00 €"))))
            + Row(C(P("Total"), 4532), Number(""), Number(""), Number("6 578,00 €")))
        + P("Conditions de règlement : trente jours à réception.", "<w:spacing w:before=\"240\"/>")
        + Table("<w:tblW w:w=\"4500\" w:type=\"dxa\"/><w:jc w:val=\"right\"/><w:tblBorders><w:top w:val=\"single\" w:sz=\"12\" w:color=\"C00000\"/><w:bottom w:val=\"single\" w:sz=\"12\" w:color=\"C00000\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/>", [2250, 2250],
            Row(C(P("Hors taxe"), 2250), Number("5 481,67 €")) + Row(C(P("Taxe"), 2250), Number("1 096,33 €")))
        + P(Filler),
        s => s, A4);

    private static byte[] Conditions() => Paper(
        P("Conditions générales", "<w:pStyle w:val=\"Titre1\"/>")
        + P(Filler, "<w:jc w:val=\"both\"/><w:sectPr><w:type w:val=\"continuous\"/>" + A4 + "</w:sectPr>")
        + string.Concat(Enumerable.Range(1, 14).Select(n => P($"{n}. {Filler}{(n % 3 == 0 ? Filler : "")}", "<w:jc w:val=\"both\"/><w:spacing w:after=\"80\"/>")))
        + P("Fin des conditions.", "<w:sectPr><w:type w:val=\"continuous\"/>" + A4 + "<w:cols w:num=\"2\" w:space=\"425\"/></w:sectPr>")
        + P("Signature", "<w:jc w:val=\"right\"/>"),
        s => s, "<w:type w:val=\"continuous\"/>" + A4);

    private static byte[] Lists() => Paper(
        string.Concat(new[] { (0, 3), (1, 3), (2, 3), (1, 3), (0, 3), (0, 4), (1, 4), (0, 4), (2, 4) }.Select((l, i) => P($"Point {i}. {(i % 2 == 0 ? Filler : "")}", $"<w:pStyle w:val=\"Liste\"/><w:numPr><w:ilvl w:val=\"{l.Item1}\"/><w:numId w:val=\"{l.Item2}\"/></w:numPr>")))
        + P("Texte courant après la liste.")
        + P("Chapitre", "<w:pStyle w:val=\"Titre1\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr>") + P(Filler, "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"5\"/></w:numPr>") + P(Filler, "<w:numPr><w:ilvl w:val=\"2\"/><w:numId w:val=\"5\"/></w:numPr>"),
        s => s.Numbering(
            Abstract(3, (i => i == 0 ? "bullet" : "bullet", i => i == 0 ? "\uF0B7" : i == 1 ? "o" : "\uF0A7", i => i == 0 ? "Symbol" : i == 1 ? "Courier New" : "Wingdings"), i => 720 + i * 720, 360, "left")
            + Abstract(4, (i => i == 0 ? "upperRoman" : i == 1 ? "lowerLetter" : "decimalZero", i => i == 0 ? "%1." : i == 1 ? "%2)" : "%1-%3", _ => null), i => 720 + i * 720, 360, "right")
            + Abstract(5, (_ => "decimal", i => i == 0 ? "%1" : i == 1 ? "%1.%2" : "%1.%2.%3", _ => null), i => 432 + i * 144, 432, "left")
            + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"3\"/></w:num><w:num w:numId=\"4\"><w:abstractNumId w:val=\"4\"/></w:num><w:num w:numId=\"5\"><w:abstractNumId w:val=\"5\"/></w:num>"), A4);

    private static byte[] Characters() => Paper(
        Rich("", R("Petites capitales de la Direction", "<w:smallCaps/>"), R(" et capitales ", "<w:caps/>"), R("italique ", "<w:i/>"), R("gras ", "<w:b/>"), R("souligné ", "<w:u w:val=\"double\"/>"), R("barré ", "<w:strike/>"), R("surligné", "<w:highlight w:val=\"yellow\"/>"), R(" espacé ", "<w:spacing w:val=\"40\"/>"), R("m", ""), R("2", "<w:vertAlign w:val=\"superscript\"/>"), R(" H", ""), R("2", "<w:vertAlign w:val=\"subscript\"/>"), R("O"))
        + Rich("", R("Times, ", "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\"/>"), R("Arial, ", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\"/>"), R("Courier, ", "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\"/>"), R("Cambria, ", "<w:rFonts w:ascii=\"Cambria\" w:hAnsi=\"Cambria\"/>"), R("grand ", "<w:sz w:val=\"48\"/>"), R("et petit.", "<w:sz w:val=\"14\"/>"))
        + Rich("", R("Police serrée : AVATAR Tokyo WAVE, ", "<w:kern w:val=\"20\"/><w:sz w:val=\"40\"/>"), R("AVATAR Tokyo WAVE.", "<w:sz w:val=\"40\"/>"))
        + Rich("", R("Étiré " + Filler, "<w:w w:val=\"90\"/>"))
        + Rich("", "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>", R(" vu, "), "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F06F\"/></w:r>", R(" non vu, "), "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/></w:r>", R(" 5 %, "), "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>sécable</w:t></w:r>")
        + Rich("<w:bidi/>", R("شهادة تأمين رقم 482217 سارية المفعول", "<w:rtl/><w:rFonts w:cs=\"DejaVu Sans\"/><w:szCs w:val=\"28\"/>"))
        + Rich("", R("Mot arabe "), R("تأمين", "<w:rtl/><w:rFonts w:cs=\"DejaVu Sans\"/><w:szCs w:val=\"24\"/>"), R(" dans la ligne."))
        + P(Filler, "<w:spacing w:line=\"480\" w:lineRule=\"auto\"/>") + P(Filler, "<w:spacing w:line=\"260\" w:lineRule=\"exact\"/>") + P(Filler, "<w:spacing w:line=\"500\" w:lineRule=\"atLeast\"/>")
        + P(Filler, "<w:ind w:left=\"567\" w:right=\"567\" w:firstLine=\"284\"/><w:jc w:val=\"both\"/>") + P(Filler, "<w:ind w:left=\"567\" w:hanging=\"567\"/>")
        + "<w:p><w:ins w:id=\"1\" w:author=\"A\"><w:r><w:t xml:space=\"preserve\">Inséré, </w:t></w:r></w:ins><w:del w:id=\"2\" w:author=\"A\"><w:r><w:delText>supprimé, </w:delText></w:r></w:del><w:r><w:t>gardé.</w:t></w:r></w:p>",
        s => s, A4);

    private static byte[] Fleet() => Paper(
        P("Liste des véhicules assurés", "<w:pStyle w:val=\"Titre1\"/>")
        + Table("<w:tblStyle w:val=\"Grille\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>", [1500, 2500, 2562, 2500],
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" + C(P("Plaque"), 1500) + C(P("Marque"), 2500) + C(P("Modèle"), 2562) + C(P("Entrée"), 2500) + "</w:tr>"
            + string.Concat(Enumerable.Range(100, 110).Select(n => Row(C(P($"AB-{n}-CD"), 1500), C(P("Renault Trucks"), 2500), C(P(n % 7 == 0 ? "Master fourgon tôlé L3H2 3,5 t" : "T 480"), 2562), C(P("1er mars 2026"), 2500))))),
        s => s.Footer("F", Numbers()), "<w:footerReference w:type=\"default\" r:id=\"F\"/>" + A4);

    private static byte[] Borders() => Paper(
        P("Encadrés", "<w:pStyle w:val=\"Titre1\"/>")
        + P("Premier d’un encadré", Boxed("single", 4)) + P("Second du même encadré. " + Filler, Boxed("single", 4)) + P("Double filet", Boxed("double", 6)) + P("Tirets", Boxed("dashed", 12))
        + Table("<w:tblW w:w=\"9062\" w:type=\"dxa\"/><w:tblBorders><w:top w:val=\"single\" w:sz=\"24\" w:color=\"1F3864\"/><w:bottom w:val=\"single\" w:sz=\"24\" w:color=\"1F3864\"/><w:insideH w:val=\"dotted\" w:sz=\"8\" w:color=\"1F3864\"/></w:tblBorders>", [4531, 4531],
            Row(C(P("Filet gras"), 4531), C(P("Bord propre"), 4531, "<w:tcBorders><w:left w:val=\"single\" w:sz=\"18\" w:color=\"C00000\"/><w:bottom w:val=\"nil\"/></w:tcBorders>")) + Row(C(P(Filler), 4531), C(P("Trois\nlignes\nici"), 4531, "<w:vAlign w:val=\"bottom\"/>"))
            + "<w:tr><w:trPr><w:trHeight w:val=\"900\" w:hRule=\"exact\"/></w:trPr>" + C(P("Hauteur exacte"), 4531, "<w:vAlign w:val=\"center\"/>") + C(P("Fin"), 4531) + "</w:tr>"),
        s => s, A4 + "<w:pgBorders w:offsetFrom=\"page\"><w:top w:val=\"single\" w:sz=\"12\" w:space=\"24\" w:color=\"1F3864\"/><w:left w:val=\"single\" w:sz=\"12\" w:space=\"24\" w:color=\"1F3864\"/><w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"24\" w:color=\"1F3864\"/><w:right w:val=\"single\" w:sz=\"12\" w:space=\"24\" w:color=\"1F3864\"/></w:pgBorders>");

    private static byte[] Keeping() => Paper(
        string.Concat(Enumerable.Range(1, 12).Select(n => P($"Titre {n}", "<w:pStyle w:val=\"Titre1\"/>") + P(string.Concat(Enumerable.Repeat(Filler, 1 + n % 4)), n % 3 == 0 ? "<w:keepLines/>" : n % 3 == 1 ? "<w:widowControl w:val=\"0\"/>" : "") + (n == 8 ? "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" : ""))),
        s => s.Settings(Settings15.Replace("<w:defaultTabStop", "<w:evenAndOddHeaders/><w:defaultTabStop", StringComparison.Ordinal)).Header("I", P("Page impaire", "<w:jc w:val=\"right\"/>")).Header("E", P("Page paire")),
        "<w:headerReference w:type=\"default\" r:id=\"I\"/><w:headerReference w:type=\"even\" r:id=\"E\"/>" + A4, settings: false);

    private static byte[] Orientation() => Paper(
        P("Portrait", "<w:pStyle w:val=\"Titre1\"/>") + P(Filler + Filler, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"H\"/>" + A4 + "</w:sectPr>")
        + P("Paysage", "<w:pStyle w:val=\"Titre1\"/>") + Table("<w:tblStyle w:val=\"Grille\"/><w:tblW w:w=\"0\" w:type=\"auto\"/>", [4000, 5000, 5004], Row(C(P("Un"), 4000), C(P(Filler), 5000), C(P("Trois"), 5004)))
        + P("", "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"G\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>")
        + P("Portrait encore", "<w:pStyle w:val=\"Titre1\"/>") + P(Filler),
        s => s.Header("H", P("En-tête du portrait")).Header("G", P("En-tête du paysage", "<w:jc w:val=\"center\"/>")), "<w:headerReference w:type=\"default\" r:id=\"H\"/>" + A4);

    private static byte[] Fonts() => Paper(string.Concat(new[] { "Calibri", "Cambria", "Arial", "Times New Roman", "Courier New", "Arial Narrow", "DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono" }.Select(font =>
        Rich("<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>", R($"H {font} : ", $"<w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/><w:sz w:val=\"40\"/>"), R("petit", $"<w:rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\"/><w:sz w:val=\"16\"/>")))), s => s, A4);

    private static byte[] Shapes() => Paper(
        "<w:p>" + Box(5400000, 0, 1500000, 900000, "<wp:wrapSquare wrapText=\"bothSides\"/>", P("Encadré à droite, habillé par le texte", "<w:spacing w:after=\"0\"/>"), "FFF2CC") + R(Filler + Filler + Filler) + "</w:p>"
        + "<w:p>" + Box(0, 200000, 5760000, 600000, "<wp:wrapTopAndBottom/>", P("Bandeau sur toute la largeur", "<w:jc w:val=\"center\"/>"), "D9E2F3") + R(Filler) + "</w:p>"
        + "<w:p>" + Box(0, 0, 1800000, 1000000, "<wp:wrapSquare wrapText=\"bothSides\"/>", P("À gauche"), "E2EFD9") + R(Filler + Filler) + "</w:p>"
        + P(Filler),
        s => s, A4);

    private static string Boxed(string kind, int size) => $"<w:pBdr><w:top w:val=\"{kind}\" w:sz=\"{size}\" w:space=\"1\" w:color=\"auto\"/><w:left w:val=\"{kind}\" w:sz=\"{size}\" w:space=\"4\" w:color=\"auto\"/><w:bottom w:val=\"{kind}\" w:sz=\"{size}\" w:space=\"1\" w:color=\"auto\"/><w:right w:val=\"{kind}\" w:sz=\"{size}\" w:space=\"4\" w:color=\"auto\"/></w:pBdr>";

    private static string Box(int x, int y, int w, int h, string wrap, string text, string fill) =>
        $"<w:r><w:drawing><wp:anchor distT=\"45720\" distB=\"45720\" distL=\"114300\" distR=\"114300\" simplePos=\"0\" relativeHeight=\"2\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/><wp:positionH relativeFrom=\"column\"><wp:posOffset>{x - (x > 5000000 ? w : 0)}</wp:posOffset></wp:positionH>"
        + $"<wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>{y}</wp:posOffset></wp:positionV><wp:extent cx=\"{w}\" cy=\"{h}\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/>{wrap}<wp:docPr id=\"1\" name=\"n\"/><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{w}\" cy=\"{h}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
        + $"<a:solidFill><a:srgbClr val=\"{fill}\"/></a:solidFill><a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"000000\"/></a:solidFill></a:ln></wps:spPr><wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx><wps:bodyPr rot=\"0\" vert=\"horz\" wrap=\"square\" lIns=\"91440\" tIns=\"45720\" rIns=\"91440\" bIns=\"45720\" anchor=\"t\"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>";

    private static string Abstract(int id, (Func<int, string> Format, Func<int, string> Text, Func<int, string?> Font) level, Func<int, int> left, int hanging, string side) =>
        $"<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/>" + string.Concat(Enumerable.Range(0, 3).Select(i =>
            $"<w:lvl w:ilvl=\"{i}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{level.Format(i)}\"/><w:lvlText w:val=\"{level.Text(i)}\"/><w:lvlJc w:val=\"{side}\"/><w:pPr><w:ind w:left=\"{left(i)}\" w:hanging=\"{hanging}\"/></w:pPr>{(level.Font(i) is { } f ? $"<w:rPr><w:rFonts w:ascii=\"{f}\" w:hAnsi=\"{f}\" w:hint=\"default\"/></w:rPr>" : "")}</w:lvl>")) + "</w:abstractNum>";

    private static string Numbers() => "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Page </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space=\"preserve\"> sur </w:t></w:r><w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>";

    private static byte[] Paper(string body, Func<HtmlSample, HtmlSample> parts, string section, bool settings = true)
    {
        var sample = new HtmlSample($"{body}<w:sectPr>{section}</w:sectPr>").Styles(Defaults.Replace("w:asciiTheme=\"minorHAnsi\" w:hAnsiTheme=\"minorHAnsi\"", "w:ascii=\"Calibri\" w:hAnsi=\"Calibri\"", StringComparison.Ordinal).Replace("w:asciiTheme=\"majorHAnsi\" w:hAnsiTheme=\"majorHAnsi\"", "w:ascii=\"Cambria\" w:hAnsi=\"Cambria\"", StringComparison.Ordinal));
        return parts(settings ? sample.Settings(Settings15) : sample).Bytes();
    }

    private static string P(string text, string properties = "") => Rich(properties, R(text));

    private static string Rich(string properties, params string[] runs) => $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}{string.Concat(runs)}</w:p>";

    private static string R(string text, string properties = "") =>
        $"<w:r>{(properties.Length > 0 ? $"<w:rPr>{properties}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{text.Replace("\n", "</w:t><w:br/><w:t xml:space=\"preserve\">", StringComparison.Ordinal).Replace("\t", "</w:t><w:tab/><w:t xml:space=\"preserve\">", StringComparison.Ordinal)}</w:t></w:r>";

    private static string Table(string properties, int[] widths, string rows) => $"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{string.Concat(widths.Select(w => $"<w:gridCol w:w=\"{w}\"/>"))}</w:tblGrid>{rows}</w:tbl>";

    private static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    private static string C(string content, int width, string properties = "") => $"<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr>{content}</w:tc>";

    private static string Number(string text) => C(P(text, "<w:jc w:val=\"right\"/>"), 1510);
}
