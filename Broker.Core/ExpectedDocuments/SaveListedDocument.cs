using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Another document at the end of a contract type's list, or a guarantee's (R-CON-09), or other rules for one. A name nobody has used yet joins the shared list (AS-02, AS-03).</summary>
public sealed class SaveListedDocument(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>The contract type, or the guarantee.</summary>
        public Guid ListId { get; set; }

        /// <summary>None for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(DocumentType.NameLength)] public string? Name { get; set; }
        [MaxLength(ListedDocument.HelpLength)] public string? Help { get; set; }
        public bool Mandatory { get; set; } = true;
        [Range(1, ListedDocument.MostMonths)] public int? ValidityMonths { get; set; }
        public ClientKind? OnlyFor { get; set; }
    }

    /// <returns>The line's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        if (Inputs.Check(input) is { } problem) return problem;
        var claims = await db.Guarantees.AnyAsync(g => g.Id == input.ListId, ct);
        if (!claims && !await db.Risks.AnyAsync(r => r.Id == input.ListId, ct)) return Problem.Missing;

        var list = await db.ListedDocuments.Where(l => l.RiskId == input.ListId || l.GuaranteeId == input.ListId).ToListAsync(ct);
        var line = input.Id is { } id ? list.Find(l => l.Id == id) : null;
        if (input.Id is not null && line is null) return Problem.Missing;
        if (line is not null && line.Version != input.Version) return Problem.Stale;
        if (line is null && list.Count >= ListedDocument.Most) return Problem.Of("expected.list-full", ListedDocument.Most);

        var type = await TypeAsync(db, input.Name!.Trim(), ct);
        if (list.Find(l => l.TypeId == type.Id && l != line) is { } twin) return Problem.Of(twin.Retired ? "expected.name-retired" : "expected.name-taken", type.Name).At(nameof(Input.Name));
        line ??= db.Add(new ListedDocument { RiskId = claims ? null : input.ListId, GuaranteeId = claims ? input.ListId : null, TypeId = type.Id, Position = 1 + list.Select(l => l.Position).DefaultIfEmpty().Max() }).Entity;
        (line.TypeId, line.Help, line.Mandatory, line.ValidityMonths, line.OnlyFor) = (type.Id, Inputs.Tidy(input.Help), input.Mandatory, input.ValidityMonths, input.OnlyFor);
        var saved = await db.SaveAsync(ct);
        return !saved.Failed ? line.Id : saved.Problem == Problem.Taken ? Problem.Of("expected.name-taken", type.Name).At(nameof(Input.Name)) : saved.Problem;
    }

    private static async Task<DocumentType> TypeAsync(BrokerDb db, string name, CancellationToken ct) =>
        (await db.DocumentTypes.ToListAsync(ct)).Find(t => DocumentType.IsSame(t.Name, name)) ?? db.Add(new DocumentType { Name = name }).Entity;
}
