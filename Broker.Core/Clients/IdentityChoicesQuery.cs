using Broker.Core.Access;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>All that the form of a client's identity lets one choose from, in one reading.</summary>
public sealed class IdentityChoicesQuery(BrokerStore store)
{
    private static readonly ListKind[] Asked = [ListKind.SocioProfessionalCategory, ListKind.LegalForm, ListKind.Segment, ListKind.BusinessOrigin, ListKind.CorrespondenceType];

    public sealed record Choice(Guid Id, string Name, bool Retired);

    public sealed record Choices(IReadOnlyDictionary<ListKind, IReadOnlyList<Choice>> Lists, IReadOnlyList<Choice> Handlers, IReadOnlyList<CustomFieldView> CustomFields)
    {
        /// <summary>What is offered: a word retired since stays where it was chosen.</summary>
        public IEnumerable<Choice> Of(ListKind list, Guid? kept) => Lists[list].Where(c => !c.Retired || c.Id == kept);

        public string? Name(Guid? id) => id is null ? null : Lists.Values.SelectMany(l => l).Concat(Handlers).FirstOrDefault(c => c.Id == id)?.Name;
    }

    public async Task<Choices> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        var words = await db.ListValues.Where(v => Asked.Contains(v.List)).OrderBy(v => v.Position).ThenBy(v => v.Name)
            .Select(v => new { v.List, Choice = new Choice(v.Id, v.Name, v.Retired) }).ToListAsync(ct);
        var staff = await db.Users.Where(p => p.ProfileId != null).OrderBy(p => p.LastName).ThenBy(p => p.FirstName)
            .Select(p => new Choice(p.Id, p.FirstName + " " + p.LastName, !p.Active)).ToListAsync(ct);
        return new(Asked.ToDictionary(list => list, list => (IReadOnlyList<Choice>)[.. words.Where(w => w.List == list).Select(w => w.Choice)]), staff,
            [.. (await CustomValues.ReadAsync(db, CustomSubject.Client, Guid.Empty, ct)).Select(row => row.Field)]);
    }
}
