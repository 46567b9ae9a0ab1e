using Broker.Core.Word;

namespace Broker.Core.Templates;

/// <summary>What the name of an unknown tag lets one guess: a label in French and a type, until somebody says better (D-34).</summary>
internal static class FieldGuess
{
    private static readonly Dictionary<string, string> Accents = new()
    {
        ["debut"] = "début", ["numero"] = "numéro", ["prenom"] = "prénom", ["societe"] = "société", ["duree"] = "durée", ["telephone"] = "téléphone",
        ["vehicule"] = "véhicule", ["depart"] = "départ", ["arrivee"] = "arrivée", ["evenement"] = "événement", ["activite"] = "activité", ["qualite"] = "qualité",
        ["beneficiaire"] = "bénéficiaire", ["quantite"] = "quantité", ["batiment"] = "bâtiment", ["denomination"] = "dénomination", ["reference"] = "référence",
        ["salarie"] = "salarié", ["employe"] = "employé", ["operation"] = "opération", ["periode"] = "période", ["echeance"] = "échéance", ["prevue"] = "prévue",
        ["a"] = "à", ["designation"] = "désignation", ["precisions"] = "précisions", ["etablissement"] = "établissement", ["ecole"] = "école",
    };

    /// <summary>After these, a lone second word is its complement: "date de fin".</summary>
    private static readonly HashSet<string> Heads = ["date", "lieu", "numero", "adresse", "nom", "montant", "objet", "type", "nature", "nombre"];

    public static AskedField Of(Guid templateId, IGrouping<string, MergeTag> tag, int position) => new()
    {
        TemplateId = templateId,
        Tag = tag.First().Path,
        Label = Shorten(LabelOf(tag.First().Path)),
        Type = tag.All(t => t.Kind is TagKind.SectionStart or TagKind.InvertedStart) ? FieldType.YesNo : TypeOf(tag.Key, tag.Select(t => t.Format).OfType<string>().ToHashSet()),
        TypeIsGuess = true,
        Position = position,
    };

    private static FieldType TypeOf(string folded, HashSet<string> formats)
    {
        var words = folded.Split('_', '.');
        if (formats.Overlaps(["date", "long_date"]) || words.Contains("date")) return FieldType.Date;
        if (formats.Contains("money") || words[0] is "montant" or "prix" or "valeur" or "amount") return FieldType.Amount;
        if (formats.Contains("number") || words[0] is "nombre" or "nb" or "quantite" or "surface" or "superficie" or "number") return FieldType.Number;
        if (words.Contains("pays") || words.Contains("country")) return FieldType.Country;
        if (words[0] is "adresse" or "description" or "commentaire" or "commentaires" or "observations" or "precisions" or "address") return FieldType.LongText;
        return FieldType.Text;
    }

    private static string LabelOf(string path)
    {
        var words = path.Split(['_', '.'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.ToLowerInvariant()).ToList();
        var complement = words.Count == 2 && Heads.Contains(TagNames.Fold(words[0]));
        var written = words.Select(w => Accents.GetValueOrDefault(w, w)).ToList();
        if (complement) written[1] = Link(words[0], written[1]) + written[1];
        var label = string.Join(' ', written);
        return label.Length == 0 ? path : char.ToUpperInvariant(label[0]) + label[1..];
    }

    private static string Link(string head, string word) =>
        head != "nombre" && word[^1] is ('s' or 'x') ? "des " : "aeiouyhéèêàâîô".Contains(word[0]) ? "d'" : "de ";

    private static string Shorten(string label) => label.Length <= AskedField.LabelLength ? label : label[..AskedField.LabelLength];
}
