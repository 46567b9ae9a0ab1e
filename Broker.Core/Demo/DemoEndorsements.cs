using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Lists;

namespace Broker.Core.Demo;

/// <summary>The depots of Rivelaine are better covered since last winter: an endorsement replaced their guarantees.</summary>
internal static class DemoEndorsements
{
    private static readonly (string Guarantee, decimal? Limit, decimal? Deductible)[] Since =
    [
        ("Incendie et évènements naturels", 6_500_000, 1_500), ("Dégâts des eaux", 400_000, 500), ("Dommages électriques", 120_000, 500), ("Perte d’exploitation", 1_200_000, null),
        ("Protection juridique", 25_000, null),
    ];

    public static void Write(DemoBook book)
    {
        var depots = book.Rows.OfType<Contract>().Single(c => c.Id == Cast.Depots.Id);
        Write(book, depots, 1, 210, "Révision de la prime", "Prime revue après la visite de prévention ; garanties inchangées.");
        var raised = Write(book, depots, 2, 96, "Modification de garanties", "Capitaux relevés à la suite de l’extension du quai.");
        for (var at = 0; at < Since.Length; at++)
        {
            book.Add(new ContractGuarantee
            {
                Id = DemoBook.Id<ContractGuarantee>(Since[at].Guarantee), ClientId = depots.ClientId, ContractId = depots.Id, EndorsementId = raised.Id, GuaranteeId = DemoGuarantees.Id(Since[at].Guarantee),
                Position = at, LimitMinor = Minor(Since[at].Limit), DeductibleMinor = Minor(Since[at].Deductible),
            });
        }
    }

    private static Endorsement Write(DemoBook book, Contract contract, int number, int daysAgo, string reason, string note) => book.Add(new Endorsement
    {
        Id = DemoBook.Id<Endorsement>($"{contract.Number}/{number}"), ClientId = contract.ClientId, ContractId = contract.Id, Number = number, EffectiveOn = book.Today.AddDays(-daysAgo),
        ReasonId = DemoLists.Word(ListKind.EndorsementReason, reason), Note = note, By = Cast.Theo.FullName, At = book.Now.AddDays(-daysAgo - 4),
    });

    private static long? Minor(decimal? euros) => euros is { } some ? Money.Euros(some).Minor : null;
}
