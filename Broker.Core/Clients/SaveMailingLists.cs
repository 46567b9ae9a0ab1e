using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>All the mailing lists, as the firm wants them, in its order: what is not there any more is removed, unless clients are on it.</summary>
public sealed class SaveMailingLists(BrokerStore store)
{
    public sealed class Input
    {
        public List<Row> Rows { get; set; } = [];
    }

    public sealed class Row
    {
        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }
        [Required, MaxLength(MailingList.NameLength)] public string? Name { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        if (input.Rows.Select(Inputs.Check).FirstOrDefault(found => found is not null) is { } problem) return problem;
        if (input.Rows.GroupBy(r => r.Name!.Trim(), StringComparer.CurrentCultureIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return Problem.Of("mailing-list.twice", twice.Key);

        var present = await db.MailingLists.ToListAsync(ct);
        foreach (var gone in present.Where(l => input.Rows.All(r => r.Id != l.Id)).ToList())
        {
            var subscribed = await db.MailingSubscriptions.CountAsync(s => s.ListId == gone.Id, ct);
            if (subscribed > 0) return Problem.Of("mailing-list.in-use", gone.Name, subscribed);
            db.Remove(gone);
        }
        for (var position = 0; position < input.Rows.Count; position++)
        {
            var name = input.Rows[position].Name!.Trim();
            var list = present.Find(l => l.Id == input.Rows[position].Id) ?? db.Add(new MailingList { Name = name }).Entity;
            (list.Name, list.Position) = (name, position);
        }
        return await db.SaveAsync(ct);
    }
}
