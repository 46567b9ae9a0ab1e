using System.Globalization;
using Broker.Core.Files;

namespace Broker.Core.Fleets.Register;

/// <summary>The file an insurer is sent: what the law asks of each vehicle, no more, with a reference by which an answer finds its row.</summary>
internal static class RegisterFile
{
    private const string Time = "HH:mm";

    private static readonly (string French, string English)[] Columns =
    [
        ("Référence", "Reference"), ("Assureur", "Insurer"), ("Adresse de l’assureur", "Insurer’s address"), ("N° de contrat", "Policy number"), ("Validité du", "Valid from"), ("Validité au", "Valid until"),
        ("Immatriculation", "Registration"), ("Ancienne immatriculation", "Previous registration"), ("Mouvement", "Movement"), ("Date d’effet", "Effective on"), ("Heure d’effet", "Effective at"),
    ];

    public static byte[] Write(string number, string insurer, string address, IEnumerable<SentNotice> lines, bool workbook, bool english)
    {
        using var content = new MemoryStream();
        using (ISheet sheet = workbook ? new XlsxWriter(content, number) : new CsvWriter(content, CultureInfo.GetCultureInfo(english ? "en-GB" : "fr-FR")))
        {
            sheet.Write([.. Columns.Select(c => english ? c.English : c.French)]);
            foreach (var line in lines)
            {
                sheet.Write(
                [
                    $"{number}/{line.Position}", insurer, address.ReplaceLineEndings(", "), line.Policy, line.PolicyFrom, line.PolicyUntil, line.Plate, line.PreviousPlate,
                    Word(line.Kind, line.Withdrawn, english), line.EffectOn, line.EffectTime?.ToString(Time, CultureInfo.InvariantCulture),
                ]);
            }
        }
        return content.ToArray();
    }

    private static string Word(MovementKind kind, MovementKind? withdrawn, bool english) => kind switch
    {
        MovementKind.Entry => english ? "Cover begins" : "Entrée",
        MovementKind.Exit => english ? "Cover ends" : "Sortie",
        MovementKind.PlateChange => english ? "Registration changes" : "Changement d’immatriculation",
        MovementKind.Correction => english ? "Date of entry corrected" : "Correction de la date d’entrée",
        _ => $"{(english ? "Withdrawn: " : "Annulation : ")}{Word(withdrawn ?? MovementKind.Entry, null, english)}",
    };
}
