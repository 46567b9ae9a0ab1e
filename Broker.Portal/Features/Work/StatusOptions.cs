using System.Runtime.CompilerServices;
using Broker.Core.Work;
using Broker.Portal.Kit;
using Microsoft.AspNetCore.Components;

namespace Broker.Portal.Features.Work;

/// <summary>What the drop-downs of a list share: one markup and one string a status, however many lines and screens show them.</summary>
public sealed class StatusOptions
{
    private static readonly ConditionalWeakTable<IReadOnlyList<ActionStatusesQuery.StatusRow>, StatusOptions> Made = [];
    private readonly Dictionary<Guid, (string Value, string Css)> looks;

    private StatusOptions(IReadOnlyList<ActionStatusesQuery.StatusRow> statuses)
    {
        looks = statuses.ToDictionary(s => s.Id, s => (s.Id.ToString(), $"input input--sm state state--{s.Colour.ToString().ToLowerInvariant()}"));
        // An option ends where the next begins: so it is sent without an end of its own, in every line of a list.
        Markup = Html.Of($"{statuses.Select(s => Html.Of($"<option value=\"{s.Id.ToString()}\">{s.Name}"))}");
    }

    public MarkupString Markup { get; }

    public static StatusOptions Of(IReadOnlyList<ActionStatusesQuery.StatusRow> statuses) => Made.GetValue(statuses, s => new(s));

    public (string? Value, string Css) LookOf(Guid status) => looks.TryGetValue(status, out var look) ? look : (null, "input input--sm");
}
