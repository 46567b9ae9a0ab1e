using System.Globalization;
using Broker.Core.Claims;
using Broker.Core.Common;
using Broker.Core.Complaints;
using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>Complaints: some answered, some whose term is near, one that is late.</summary>
internal static class DemoComplaints
{
    private static readonly (string Subject, string Description)[] Stories =
    [
        ("Attestation reçue trop tard", "Le client devait la présenter à l’ouverture du chantier et l’a reçue le lendemain."),
        ("Hausse de prime non expliquée", "Le client demande le détail de la majoration à l’échéance."),
        ("Rappels téléphoniques sans réponse", "Trois messages laissés à l’accueil en une semaine."),
        ("Refus de prise en charge contesté", "Le client estime que la garantie lui était acquise et joint les conditions générales."),
    ];

    public static void WriteCast(DemoBook book)
    {
        var glass = book.Rows.OfType<Claim>().FirstOrDefault(c => c.ClientId == Cast.Rivelaine.Id && c.State == ClaimState.Closed);
        var late = Note(book, Cast.Rivelaine.Id, "rivelaine-delay", 75, ComplaintChannel.Letter, "Délai d’indemnisation du pare-brise",
            "Le client a avancé la facture du réparateur et attend le remboursement depuis plus d’un mois.", Cast.Ines);
        (late.SentOn, late.ClaimId, late.ContractId) = (late.ReceivedOn.AddDays(-2), glass?.Id, glass?.ContractId);
        Acknowledge(book, late, 68);
        var near = Note(book, Cast.Rivelaine.Id, "rivelaine-plate", 9, ComplaintChannel.Email, "Véhicule encore facturé après sa sortie",
            "La semi-remorque sortie en mars figure toujours sur l’appel de prime.", Cast.Theo);
        near.ContractId = Cast.Fleet.Id;
        var answered = Note(book, Cast.Pelissier.Id, "pelissier-call", 120, ComplaintChannel.Phone, Stories[2].Subject, Stories[2].Description, Cast.Ines);
        Answer(book, answered, 113, ComplaintOutcome.Upheld, "Excuses présentées ; une ligne directe lui a été donnée.");
        Note(book, Cast.Morel.Id, "morel-premium", 2, ComplaintChannel.Email, Stories[1].Subject, Stories[1].Description, Cast.Theo);
        var claim = Note(book, Cast.Tilleuls.Id, "tilleuls-refusal", 54, ComplaintChannel.Letter, Stories[3].Subject, Stories[3].Description, Cast.Oliver);
        Acknowledge(book, claim, 50);
    }

    public static void Write(DemoBook book, Guid clientId, string client, int number)
    {
        if (number % 5 != 3) return;
        var (subject, description) = Stories[number % Stories.Length];
        var daysAgo = 1 + DemoId.Number("complaint:" + client, 200);
        var complaint = Note(book, clientId, client, daysAgo, (ComplaintChannel)(number % 4), subject, description, number % 2 == 0 ? Cast.Ines : Cast.Theo);
        if (daysAgo > 6) Acknowledge(book, complaint, daysAgo - 4);
        if (daysAgo > 40) Answer(book, complaint, daysAgo - 35, number % 3 == 0 ? ComplaintOutcome.Rejected : ComplaintOutcome.PartlyUpheld, null);
    }

    private static Complaint Note(DemoBook book, Guid clientId, string key, int daysAgo, ComplaintChannel channel, string subject, string description, CastPerson handler)
    {
        var received = book.Today.AddDays(-daysAgo);
        var number = 1 + book.Rows.OfType<Complaint>().Count(c => c.ReceivedOn.Year == received.Year);
        var complaint = book.Add(new Complaint
        {
            Id = DemoBook.Id<Complaint>(key), ClientId = clientId, Number = string.Create(CultureInfo.InvariantCulture, $"{Complaint.Prefix}-{received.Year}-{number:00000}"),
            ReceivedOn = received, Channel = channel, Subject = subject, Description = description, HandlerId = handler.Id,
        });
        Tell(book, complaint, ComplaintEvents.Received, daysAgo, handler, subject);
        return complaint;
    }

    private static void Acknowledge(DemoBook book, Complaint complaint, int daysAgo)
    {
        complaint.Acknowledge(book.Today.AddDays(-daysAgo), Cast.Ines.FullName, book.Now.AddDays(-daysAgo));
        Tell(book, complaint, ComplaintEvents.Acknowledged, daysAgo, Cast.Ines, Dates.Iso(book.Today.AddDays(-daysAgo)));
    }

    private static void Answer(DemoBook book, Complaint complaint, int daysAgo, ComplaintOutcome outcome, string? note)
    {
        complaint.Answer(book.Today.AddDays(-daysAgo), outcome, note, Cast.Theo.FullName, book.Now.AddDays(-daysAgo));
        Tell(book, complaint, ComplaintEvents.Answered, daysAgo, Cast.Theo, Dates.Iso(book.Today.AddDays(-daysAgo)), $"{nameof(ComplaintOutcome)}.{outcome}");
    }

    private static void Tell(DemoBook book, Complaint complaint, string code, int daysAgo, CastPerson by, params string[] values) => book.Add(new Event
    {
        Id = DemoBook.Id<Event>($"{complaint.Id}/{code}"), ClientId = complaint.ClientId, ContractId = complaint.ContractId, By = by.FullName, Code = code,
        Args = [complaint.Number, .. values], At = book.Today.AddDays(-daysAgo).ToDateTime(new TimeOnly(8, DemoId.Number(complaint.Number, 60)), DateTimeKind.Utc),
    });
}
