using System.Globalization;
using Broker.Core.Access;
using Broker.Core.SignIn;
using Broker.Portal.Hosting;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Account;

/// <summary>What the door writes, in its reader's language; its links lead to the portal's public address.</summary>
public sealed class DoorWords(PortalOptions options, IStringLocalizer<AccountText> text) : IDoorWords
{
    public DoorLetter Letter(DoorFacts facts)
    {
        var kind = facts.Kind.ToString();
        return In(facts.Language, () => new DoorLetter(
            text[$"mail.{kind}.subject", facts.Firm, facts.About ?? ""].Value,
            string.Join("\n\n", new[] { text["mail.hello", facts.Name].Value, Body(facts), facts.Words is { } words && facts.Kind == DoorMailKind.Refused ? text["mail.reason", words].Value : null, Foot(facts.Kind) }.OfType<string>()),
            PathOf(facts) is { } path ? new DoorPress(text[$"mail.{kind}.press"].Value, options.PublicUrl.TrimEnd('/') + path) : null));
    }

    public string AdmissionTask(string language, string person) => In(language, () => text["task.admission", person].Value);

    public string ProspectTask(string language, string prospect) => In(language, () => text["task.prospect", prospect].Value);

    private string Body(DoorFacts facts) => text[$"mail.{facts.Kind}.body", facts.Firm, facts.About ?? "", facts.Words ?? facts.Firm, facts.Secret ?? ""].Value;

    /// <summary>What whoever did not ask for it should do: nothing.</summary>
    private string? Foot(DoorMailKind kind) => kind switch
    {
        DoorMailKind.Reset or DoorMailKind.Code or DoorMailKind.Registration => text["mail.not-you"].Value,
        DoorMailKind.Changed => text["mail.not-you-call"].Value,
        _ => null,
    };

    private static string? PathOf(DoorFacts facts) => facts.Kind switch
    {
        DoorMailKind.Invitation or DoorMailKind.InvitationToMore => $"/account/invitation/{facts.Secret}",
        DoorMailKind.Reset => $"/account/reset/{facts.Secret}",
        DoorMailKind.Email => $"/account/email/{facts.Secret}",
        DoorMailKind.Registration => $"/account/register/{facts.Secret}",
        DoorMailKind.Admitted or DoorMailKind.RegistrationKnown or DoorMailKind.Memos => "/account/sign-in",
        _ => null,
    };

    private static T In<T>(string language, Func<T> say)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : "fr-FR");
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
