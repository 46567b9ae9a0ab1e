using System.Reflection;
using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Lists;
using Broker.Core.Storage;

namespace Broker.Tests.House;

/// <summary>The table of <see cref="AccessTests"/>.</summary>
internal static partial class AccessTable
{
    // Hélène administers, Théo is a broker, Inès an assistant; at Rivelaine Nadège is primary contact, Luc view-only, Karim limited to another
    // contract, Sabine has lost her access; Marc is a client elsewhere; then somebody unknown, and the firm's own machine.
    public static IReadOnlyList<Caller> Callers(World.World world) =>
        [world.Helene, world.Theo, world.Ines, world.Nadege, world.Luc, world.Karim, world.Sabine, world.Marc, Caller.Nobody, world.System];

    /// <summary>
    /// The further callers, each as one of the former unless a row says otherwise, so that a row stays one string one reads. At Rivelaine: F has full access; l is
    /// limited to the fleet, with none of the three rights; d, f and w with one each, documents, forms, workbooks; v only looks at the fleet, o with forms besides;
    /// P is Nadège in a group session, at home, and p in a member's account, m being that member's own primary contact; r is a prospect; a waits for the firm's word.
    /// </summary>
    public const string Others = "F ldfw vo Pp m r a";

    /// <summary>Prospects may ask for quotes, and nothing else of what is switched on (D-26).</summary>
    private const string NotForProspects = ". .... .. .. . ! .";

    public static char ByDefault(char other, string expected) => other switch
    {
        'F' or 'P' => expected[3],
        'p' or 'm' or 'r' => expected[7],
        'a' => expected[6],
        'v' or 'o' when expected[4] == '!' => '!',
        _ => expected[5],
    };

    //                                     HTI NLKS M N S
    private const string Administrators = "+!!" + "!!!!" + "!!+";
    private const string Brokers = "++!" + "!!!!" + "!!+";
    private const string AllStaff = "+++" + "!!!!" + "!!+";
    private const string Machine = "!!!" + "!!!!" + "!!+";
    private const string Everybody = "+++" + "++++" + "+++";
    private const string StaffAndContacts = "+++" + "+++!" + "+!+";
    private const string StaffAndItsContacts = "+++" + "+++!" + "-!+";
    private const string StaffAndContactsOfTheContract = "+++" + "++-!" + "-!+";

    /// <summary>Every part of the table, each in a file of its own.</summary>
    public static IReadOnlyList<AccessRow> Rows =>
    [
        .. typeof(AccessTable).GetFields(BindingFlags.NonPublic | BindingFlags.Static).Where(part => part.FieldType == typeof(AccessRow[])).SelectMany(part => (AccessRow[])part.GetValue(null)!),
    ];

    /// <param name="others">As <see cref="Others"/>, a point for those that are by default.</param>
    private static AccessRow Row<T>(string expected, Func<T, Caller, AccessScene, Task> call, Func<object?, bool?>? shows = null, string? others = null) =>
        new(typeof(T), expected, others ?? "", (desk, who, scene) => call((T)desk, who, scene), shows);

    private static readonly AccessRow[] Portfolio =
    [
        Row<ListValuesQuery>(StaffAndContacts, (d, who, s) => d.RunAsync(who, ListKind.LegalForm), _ => true),
        Row<ClientsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, new())),
        Row<ClientQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<ClientCounters>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, s.Client), answer => ((ClientCounters.Counters)answer!).Contracts > 0),
        Row<SearchQuery>(AllStaff, (d, who, s) => d.RunAsync(who, "rivelaine")),
        Row<SaveClient>(Brokers, (d, who, s) => d.RunAsync(who, new() { Id = s.Client, Kind = ClientKind.Company, Name = "Autre nom" })),

        Row<ClientContractsQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, s.Client), others: NotForProspects),
        Row<ContractQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, s.Contract), others: NotForProspects),
        Row<ContractChoicesQuery>(Brokers, (d, who, s) => d.RunAsync(who)),
        Row<SaveContract>(Brokers, (d, who, s) => d.RunAsync(who, new()
        {
            ClientId = s.Client, Number = "N-1", RiskId = s.Risk, InsurerId = s.Insurer, EffectiveOn = World.World.Today, AnnualPremium = 100,
        })),
        Row<SuspendContract>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ContractId = s.Contract, Version = await s.VersionAsync<Contract>(s.Contract), From = World.World.Today, Reason = "impayé" })),
        Row<LiftSuspension>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ContractId = s.Contract, Version = await s.VersionAsync<Contract>(s.Contract), On = World.World.Today })),
        Row<TerminateContract>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ContractId = s.Contract, Version = await s.VersionAsync<Contract>(s.Contract), On = World.World.Today, Reason = "vente" })),
        Row<ReinstateContract>(Brokers, async (d, who, s) => await d.RunAsync(who, new() { ContractId = s.Contract, Version = await s.VersionAsync<Contract>(s.Contract), Reason = "erreur" })),

        Row<InsuredItemsQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, new() { ContractId = Broker.Core.Demo.Cast.Fleet.Id }), others: NotForProspects),
        Row<InsuredItemQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, s.Item)),

        Row<ReceiptsQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, ContractId = s.Contract }), others: NotForProspects),
        Row<BalanceQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, s.Client), answer => ((BalanceQuery.Balance)answer!).Main.Minor != 0),
        Row<PaymentsQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<RecordPayment>(Brokers, (d, who, s) => d.RunAsync(who, new() { ReceiptId = s.Receipt, ReceivedOn = World.World.Today, Means = "virement", Amount = 1 })),
        Row<AllocatePayment>(Brokers, (d, who, s) => d.RunAsync(who, new() { PaymentId = s.Payment, ReceiptId = s.Receipt, Amount = 1 })),
        Row<ClearPayment>(Brokers, (d, who, s) => d.RunAsync(who, s.Payment)),

        Row<DocumentsQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, s.Client, s.Contract), others: ". .+.. .. .. . ! ."),
        Row<FileQuery>(StaffAndContactsOfTheContract, (d, who, s) => d.RunAsync(who, s.Document), others: ". .+.. .. .. . . ."),
        Row<FileDocument>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, FileName = "a.pdf" }, new MemoryStream("%PDF-1.4"u8.ToArray()))),
        Row<ShareDocument>(Brokers, (d, who, s) => d.RunAsync(who, s.Document)),
        Row<UnshareDocument>(Brokers, (d, who, s) => d.RunAsync(who, s.Document)),
        Row<TakeBackup>(Machine, (d, who, s) => d.RunAsync(who, new() { To = Path.Combine(Path.GetTempPath(), $"broker-{Guid.NewGuid():N}.zip") })),
        Row<SweepOrphans>(Machine, (d, who, s) => d.RunAsync(who)),
    ];
}
