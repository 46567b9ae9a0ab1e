using System.Globalization;
using System.Text;
using Broker.Core.Communication;
using Broker.Core.ExpectedDocuments;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Features.ExpectedDocuments;

/// <summary>Writes a reminder in the client's language: whose file it is, about which contract or sale, and each document still missing.</summary>
public sealed class ReminderWords(IStringLocalizer<ExpectedDocumentsText> text)
{
    public (string Subject, string Body) Write(ReminderQuery.Reminder about)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(about.Language == "en" ? "en-GB" : "fr-FR");
        try
        {
            var subject = text[about.Sale ? "reminder.subject-sale" : "reminder.subject", about.Risk, about.Number].Value;
            return (subject.Length <= Message.SubjectLength ? subject : subject[..Message.SubjectLength], Body(about));
        }
        finally { (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui); }
    }

    private string Body(ReminderQuery.Reminder about)
    {
        var body = new StringBuilder();
        body.Append(text["reminder.hello"].Value).Append("\n\n")
            .Append(about.Sale ? text["reminder.about-sale", about.Risk, about.Number].Value : text["reminder.about", about.Risk, about.Number, about.Insurer ?? ""].Value).Append('\n')
            .Append(text["reminder.client", about.Client, about.Reference ?? ""].Value).Append("\n\n")
            .Append(text[about.Awaited.Count == 1 ? "reminder.one" : "reminder.many"].Value).Append('\n');
        foreach (var item in about.Awaited)
        {
            body.Append("- ").Append(item.Name);
            if (item.Expired) body.Append(' ').Append(text["reminder.expired"].Value);
            if (item.Help is not null) body.Append("\n  ").Append(item.Help);
            if (item.Refused is not null) body.Append("\n  ").Append(text["reminder.refused", item.Refused].Value);
            body.Append('\n');
        }
        body.Append('\n').Append(text["reminder.how"].Value).Append("\n\n").Append(text["reminder.bye"].Value).Append('\n');
        foreach (var line in new[] { about.Author, about.Firm, about.Phone }) if (!string.IsNullOrEmpty(line)) body.Append(line).Append('\n');
        return body.ToString().TrimEnd();
    }
}
