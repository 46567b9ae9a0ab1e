using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Another name in every list; files that are open keep the one they asked under.</summary>
public sealed class RenameDocumentType(BrokerStore store)
{
    public sealed class Input
    {
        public Guid Id { get; set; }
        public Guid Version { get; set; }
        [Required, MaxLength(DocumentType.NameLength)] public string? Name { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        if (Inputs.Check(input) is { } problem) return problem;
        var all = await db.DocumentTypes.ToListAsync(ct);
        var type = all.Find(t => t.Id == input.Id);
        if (type is null) return Problem.Missing;
        if (type.Version != input.Version) return Problem.Stale;
        var name = input.Name!.Trim();
        if (all.Find(t => t != type && DocumentType.IsSame(t.Name, name)) is { } twin) return Problem.Of("expected.type-taken", twin.Name).At(nameof(Input.Name));
        type.Name = name;
        var saved = await db.SaveAsync(ct);
        return saved.Problem == Problem.Taken ? Problem.Of("expected.type-taken", name).At(nameof(Input.Name)) : saved;
    }
}
