using System.Globalization;
using System.Text;
using Broker.Core.Communication;
using Broker.Core.ExpectedDocuments.Reminders;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.ExpectedDocuments;

/// <summary>Writes a reminder in the client's language: whose files they are, about which contract, sale or claim, and each document still missing.</summary>
public sealed class ReminderWords(IStringLocalizer<ExpectedDocumentsText> text) : IReminderWords
{
    public (string Subject, string Body) Write(Reminder about)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(about.Language == "en" ? "en-GB" : "fr-FR");
        try
        {
            var subject = about.Files is [var one] ? text[$"reminder.subject-{one.Place}", one.Risk, one.Number].Value : text["reminder.subject-all"].Value;
            return (subject.Length <= Message.SubjectLength ? subject : subject[..Message.SubjectLength], Body(about));
        }
        finally { (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui); }
    }

    /// <summary>Long lists go without their explanations, very long ones without their end, which the client's space has.</summary>
    private string Body(Reminder about)
    {
        var whole = Body(about, true, about.Count);
        for (var shown = about.Count; whole.Length > Message.BodyLength && shown > 0; shown = shown * 4 / 5) whole = Body(about, false, shown);
        return whole;
    }

    private string Body(Reminder about, bool helps, int shown)
    {
        var body = new StringBuilder();
        body.Append(text["reminder.hello"].Value).Append("\n\n");
        if (about.Files is [var one]) body.Append(About(one)).Append('\n');
        body.Append(text["reminder.client", about.Client, about.Reference ?? ""].Value).Append("\n\n")
            .Append(text[about.Count == 1 ? "reminder.one" : "reminder.many"].Value).Append('\n');
        var left = shown;
        foreach (var file in about.Files)
        {
            if (left == 0) break;
            if (about.Files.Count > 1) body.Append('\n').Append(About(file)).Append('\n');
            foreach (var item in file.Awaited.Take(left)) Say(body, item, helps);
            left -= Math.Min(left, file.Awaited.Count);
        }
        if (shown < about.Count) body.Append(text["reminder.and-more", about.Count - shown].Value).Append('\n');
        body.Append('\n').Append(text["reminder.how"].Value).Append("\n\n").Append(text["reminder.bye"].Value).Append('\n');
        foreach (var line in new[] { about.Author, about.Firm, about.Phone }) if (!string.IsNullOrEmpty(line)) body.Append(line).Append('\n');
        return body.ToString().TrimEnd();
    }

    private string About(Reminder.File file) => text[$"reminder.about-{file.Place}", file.Risk, file.Number, file.Insurer ?? ""].Value;

    private void Say(StringBuilder body, Reminder.Item item, bool helps)
    {
        body.Append("- ").Append(item.Name);
        if (item.Expired) body.Append(' ').Append(text["reminder.expired"].Value);
        if (helps && item.Help is not null) body.Append("\n  ").Append(item.Help);
        if (helps && item.Refused is not null) body.Append("\n  ").Append(text["reminder.refused", item.Refused].Value);
        body.Append('\n');
    }
}
