using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>Writes a piece of news, alters it, publishes it or takes it back; answers its id.</summary>
public sealed class SaveNews(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>Null for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(NewsItem.TitleLength)] public string? Title { get; set; }
        [Required, MaxLength(NewsItem.TextLength)] public string? Text { get; set; }
        public NewsAudience Audience { get; set; }
        [Required] public DateOnly? From { get; set; }
        public DateOnly? Until { get; set; }
        public bool Published { get; set; }

        public static Input Of(NewsQuery.NewsRow row) => new()
        {
            Id = row.Id, Version = row.Version, Title = row.Title, Text = row.Text, Audience = row.Audience, From = row.From, Until = row.Until, Published = row.Published,
        };
    }

    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageExtranet);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (input.Until < input.From) return new Problem("news.until-before-from", nameof(Input.Until));

        var item = input.Id is { } id ? await db.News.SingleOrDefaultAsync(n => n.Id == id, ct) : db.Add(new NewsItem { Title = "", Text = "", From = input.From!.Value }).Entity;
        if (item is null) return Problem.Missing;
        if (input.Id is not null && item.Version != input.Version) return Problem.Stale;
        (item.Title, item.Text) = (input.Title!.Trim(), input.Text!.Trim().ReplaceLineEndings("\n"));
        (item.Audience, item.From, item.Until, item.Published) = (input.Audience, input.From!.Value, input.Until, input.Published);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : item.Id;
    }
}
