using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>What a template may be looked at with, found by a part of its name or number or of its client's name: only what the caller sees anyway.</summary>
public sealed class SampleChoicesQuery(BrokerStore store)
{
    public const int Most = 8, FewestLetters = 2;

    public sealed record Choice(Guid Id, string Title, string Detail);

    public async Task<IReadOnlyList<Choice>> RunAsync(Caller by, TemplateSubject subject, string? typed, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);
        db.Actor.Demand(Permission.ViewClients);
        var text = Searchable.Fold(typed);
        if (text.Length < FewestLetters) return [];

        var clients = await Proposals.ReadAsync(db, SearchKind.Client, text, ct);
        if (subject == TemplateSubject.Client)
            return await db.Clients.Where(c => EF.Parameter(clients).Contains(c.Id)).OrderBy(c => c.Name).ThenBy(c => c.Id).Take(Most).Select(c => new Choice(c.Id, c.Name, c.Reference)).ToListAsync(ct);
        var contracts = await Proposals.ReadAsync(db, SearchKind.Contract, text, ct);
        if (subject == TemplateSubject.Contract)
            return await db.Contracts.Where(c => EF.Parameter(contracts).Contains(c.Id) || EF.Parameter(clients).Contains(c.ClientId)).OrderBy(c => c.Number).ThenBy(c => c.Id).Take(Most)
                .Select(c => new Choice(c.Id, c.Number, db.Clients.Where(o => o.Id == c.ClientId).Select(o => o.Name).First())).ToListAsync(ct);
        var vehicles = await Proposals.ReadAsync(db, SearchKind.Vehicle, text, ct);
        return await db.InsuredItems.Where(i => EF.Parameter(vehicles).Contains(i.Id) || EF.Parameter(contracts).Contains(i.ContractId) || EF.Parameter(clients).Contains(i.ClientId))
            .OrderBy(i => i.Label).ThenBy(i => i.Id).Take(Most)
            .Select(i => new Choice(i.Id, i.Label, db.Clients.Where(o => o.Id == i.ClientId).Select(o => o.Name).First())).ToListAsync(ct);
    }
}
