using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Gives the list as it is narrowed now a name; a name one has used already means its filter from now on.</summary>
public sealed class SaveFilter(BrokerStore store)
{
    public sealed class Input
    {
        [Required, MaxLength(SavedFilter.NameLength)] public string? Name { get; set; }
        [MaxLength(SavedFilter.QueryLength)] public string? Query { get; set; }

        /// <summary>For everybody in the firm: those who manage clients may.</summary>
        public bool Shared { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (input.Shared) db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;
        if (db.Actor.PersonId is not { } me) return Problem.Missing;

        var name = input.Name!.Trim();
        var filter = await db.SavedFilters.SingleOrDefaultAsync(f => f.OwnerId == me && f.Name == name, ct)
            ?? db.Add(new SavedFilter { OwnerId = me, Name = name, Query = "" }).Entity;
        (filter.Query, filter.Shared) = (input.Query ?? "", input.Shared);
        return await db.SaveAsync(ct);
    }
}
