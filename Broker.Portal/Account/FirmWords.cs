using Broker.Core.Lists;
using Broker.Core.Staff;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Account;

/// <summary>What a new firm finds ready, named in the language of whoever sets it up.</summary>
public static class FirmWords
{
    public static CreateAdministrator.Words In(IStringLocalizer<AccountText> text) => new(
        text["setup.profile-administrator"], text["setup.profile-broker"], text["setup.profile-assistant"],
        text["setup.status-todo"], text["setup.status-doing"], text["setup.status-done"], text["setup.status-dropped"])
    {
        Lists = Enum.GetValues<ListKind>().ToDictionary(list => list, list => Split(text[$"setup.list.{list}"])),
        Documents = Split(text["setup.documents"]),
    };

    /// <summary>A list without words of its own ships empty: correspondence types always do.</summary>
    private static IReadOnlyList<string> Split(LocalizedString words) =>
        words.ResourceNotFound ? [] : words.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
