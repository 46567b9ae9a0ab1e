using Broker.Core.Work;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.Work;

public static class ListLook
{
    /// <summary>A list of people by its name; one that ships by the reader's own words for it.</summary>
    public static string ListName(this IStringLocalizer<WorkText> text, string? name, SystemList? system) => system is null ? name ?? "" : text[$"system-list.{system}"].Value;

    public static string ForWhom(this IStringLocalizer<WorkText> text, IEnumerable<string> people, IEnumerable<TaskList> lists) =>
        string.Join(", ", people.Concat(lists.Select(l => text.ListName(l.Name, l.System))));
}
