using Broker.Core.Clients;
using Broker.Core.Demo;

namespace Broker.Tests.House;

internal static partial class AccessTable
{
    private static readonly AccessRow[] Associations =
    [
        Row<AssociationCounters>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<CorrespondentsQuery>(StaffAndItsContacts, (d, who, s) => d.RunAsync(who, s.Client), others: NotForProspects),
        Row<SaveCorrespondent>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, PersonId = Cast.Oliver.Id })),
        // The machine goes first and takes the row away: the others no longer find it.
        Row<RemoveCorrespondent>("--!" + "!!!!" + "!!+", (d, who, s) => d.RunAsync(who, Ines)),

        Row<ClientChoicesQuery>(AllStaff, (d, who, s) => d.RunAsync(who, "rivelaine")),
        Row<AssociatedClientsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<GroupQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<AttachClient>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = Cast.Kervadec.Id, PrincipalId = s.Client })),
        Row<DetachClient>("--!" + "!!!!" + "!!+", (d, who, s) => d.RunAsync(who, Cast.RivelaineNord.Id)),
        Row<AssociateClients>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, OtherId = Cast.Kervadec.Id, KindId = Kind })),
        Row<DissociateClients>("--!" + "!!!!" + "!!+", (d, who, s) => d.RunAsync(who, s.Client, Cast.Brunoy.Id)),

        Row<ContactsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<ContactQuery>(AllStaff, (d, who, s) => d.RunAsync(who, ContactOf(Cast.Nadege))),
        Row<ContactChoicesQuery>(AllStaff, (d, who, s) => d.RunAsync(who, "kervadec", s.Client)),
        Row<SaveContact>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, FirstName = "Paul", LastName = "Neuf" })),
        Row<RemoveContact>("--!" + "!!!!" + "!!+", (d, who, s) => d.RunAsync(who, ContactOf(Cast.Sabine))),
        Row<AttachContact>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = Cast.Pelissier.Id, ContactId = ContactOf(Cast.Nadege) })),
        Row<DetachContact>("--!" + "!!!!" + "!!+", (d, who, s) => d.RunAsync(who, s.Client, ContactOf(Cast.Denis))),

        Row<ClientProductsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<SaveClientProduct>(Brokers, (d, who, s) => d.RunAsync(who, new() { ClientId = s.Client, ProductId = s.Product })),
        Row<RemoveClientProduct>("--!" + "!!!!" + "!!+", (d, who, s) => d.RunAsync(who, Froid)),

        Row<MailingListsQuery>(Administrators, (d, who, s) => d.RunAsync(who)),
        Row<SaveMailingLists>(Administrators, (d, who, s) => d.RunAsync(who, new())),
        Row<SubscriptionsQuery>(AllStaff, (d, who, s) => d.RunAsync(who, s.Client)),
        Row<SubscribeClient>(Brokers, (d, who, s) => d.RunAsync(who, s.Client, List)),
        Row<UnsubscribeClient>(Brokers, (d, who, s) => d.RunAsync(who, s.Client, List)),
    ];

    private static readonly Guid Ines = DemoId.Of($"correspondent:{Cast.Rivelaine.Key}/{Cast.Ines.Email}");
    private static readonly Guid Froid = DemoId.Of($"clientproduct:{Cast.RivelaineFroid.Key}/fleet");
    private static readonly Guid Kind = DemoId.Of("listvalue:AssociationKind/Partenaire");
    private static readonly Guid List = DemoId.Of("mailinglist:Prévention routière");

    private static Guid ContactOf(CastPerson person) => DemoId.Of("contact:" + person.Email);
}
