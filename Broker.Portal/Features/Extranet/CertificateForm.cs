using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Extranet;
using Broker.Core.Files;

namespace Broker.Portal.Features.Extranet;

/// <summary>A request under way: what is chosen and typed, and the same as its draft keeps it. Drafts of several contracts stand side by side.</summary>
public sealed class CertificateForm
{
    private const string About = "about", Items = "items", Template = "template", Recipients = "recipients", Mail = "mail", Command = "command", Answer = "answer.";

    public Guid CommandId { get; private set; } = Guid.CreateVersion7();
    public bool AboutItem { get; set; }
    public bool Several { get; set; }
    public List<Guid> ItemIds { get; } = [];
    public Guid TemplateId { get; set; }
    public List<Guid> RecipientIds { get; } = [];
    public CertificatePost Post { get; } = new();
    public Dictionary<string, string?> Typed { get; } = [];

    public Guid? ItemId
    {
        get => ItemIds.Count > 0 ? ItemIds[0] : null;
        set
        {
            ItemIds.Clear();
            if (value is { } id) ItemIds.Add(id);
        }
    }

    public IReadOnlyList<Guid> Chosen => !AboutItem ? [] : Several ? ItemIds : [.. ItemIds.Take(1)];

    /// <summary>How many certificates it makes.</summary>
    public int Count => Math.Max(1, Chosen.Count) * Math.Max(1, RecipientIds.Count);

    public KeepSpaceDraft.Input Draft(Guid contractId, bool blank = false)
    {
        var values = new Dictionary<string, string?>
        {
            [About] = AboutItem ? Several ? "several" : "one" : null, [Items] = string.Join(',', ItemIds), [Template] = TemplateId == Guid.Empty ? null : TemplateId.ToString(), [Recipients] = string.Join(',', RecipientIds),
            [Mail] = (Post.ToRecipient, Post.ToSelf) switch { (true, true) => "both", (true, false) => "recipient", (false, true) => "self", _ => null }, [Command] = CommandId.ToString(),
        };
        foreach (var (tag, text) in Typed) values[Answer + tag] = text;
        return new() { Form = SpaceForm.Certificate, CommandId = CommandId, Beside = true, Values = values.ToDictionary(v => $"{contractId:N}/{v.Key}", v => blank ? null : v.Value) };
    }

    /// <returns>Null where nothing was begun for this contract.</returns>
    public static CertificateForm? Read(Guid contractId, IReadOnlyDictionary<string, string>? kept)
    {
        var beginning = $"{contractId:N}/";
        var values = (kept ?? new Dictionary<string, string>()).Where(v => v.Key.StartsWith(beginning, StringComparison.Ordinal)).ToDictionary(v => v.Key[beginning.Length..], v => v.Value);
        if (values.Count == 0) return null;
        var about = values.GetValueOrDefault(About);
        var form = new CertificateForm { AboutItem = about is not null, Several = about == "several", TemplateId = Ids(Template).FirstOrDefault() };
        if (Ids(Command) is [var command]) form.CommandId = command;
        form.ItemIds.AddRange(Ids(Items));
        form.RecipientIds.AddRange(Ids(Recipients));
        (form.Post.ToRecipient, form.Post.ToSelf) = (values.GetValueOrDefault(Mail) is "both" or "recipient", values.GetValueOrDefault(Mail) is "both" or "self");
        foreach (var (name, text) in values.Where(v => v.Key.StartsWith(Answer, StringComparison.Ordinal))) form.Typed[name[Answer.Length..]] = text;
        return form;

        List<Guid> Ids(string name) => [.. (values.GetValueOrDefault(name) ?? "").Split(',').Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];
    }

    /// <summary>As an earlier request was made.</summary>
    public static CertificateForm Of(EarlierRequestQuery.Earlier earlier, IEnumerable<OfferedField> fields)
    {
        var form = new CertificateForm { AboutItem = earlier.ItemId is not null, ItemId = earlier.ItemId, TemplateId = earlier.TemplateId };
        if (earlier.RecipientId is { } recipient) form.RecipientIds.Add(recipient);
        foreach (var field in fields.Where(f => earlier.Values.ContainsKey(f.Tag))) form.Typed[field.Tag] = AnswerText.ToTyped(field.Type, earlier.Values[field.Tag]);
        return form;
    }
}
