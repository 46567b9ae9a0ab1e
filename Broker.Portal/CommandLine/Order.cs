using System.Globalization;

namespace Broker.Portal.CommandLine;

/// <summary>What was typed after a verb: its words, and its options as "--name value" or "--name=value".</summary>
internal sealed class Order
{
    private readonly Dictionary<string, string> options = [];
    private readonly List<string> words = [];

    public string this[int word] => words[word];

    public string? this[string option] => options.GetValueOrDefault(option);

    public IReadOnlyDictionary<string, string> Options => options;

    public bool Has(string option) => options.ContainsKey(option);

    /// <exception cref="WrongUse">An option nobody knows, without its value or given twice; words too few, too many or empty.</exception>
    public static Order Read(Verb verb, string[] typed)
    {
        var order = new Order();
        for (var i = 0; i < typed.Length; i++)
        {
            if (!typed[i].StartsWith("--", StringComparison.Ordinal))
            {
                order.words.Add(typed[i]);
                continue;
            }
            var parts = typed[i].Split('=', 2);
            var known = verb.Options.Append(Verb.Data).FirstOrDefault(option => option.Name == parts[0]);
            if (known.Name is null) throw new WrongUse("use.option-unknown", parts[0]);
            if (known.Value is null && parts.Length > 1) throw new WrongUse("use.no-value-wanted", known.Name);
            var value = known.Value is null ? "" : parts.Length > 1 ? parts[1] : ++i < typed.Length ? typed[i] : throw new WrongUse("use.value-missing", known.Name);
            if (known.Value is not null && value.Length == 0) throw new WrongUse("use.value-missing", known.Name);
            if (!order.options.TryAdd(known.Name, value)) throw new WrongUse("use.twice", known.Name);
        }
        return order.words.Count == verb.Words && order.words.TrueForAll(word => word.Length > 0) ? order : throw new WrongUse("use.words", $"broker {verb.Name} {verb.Usage}".TrimEnd());
    }

    public string Need(string option) => this[option] is { Length: > 0 } value ? value : throw new WrongUse("use.option-missing", option);

    public int Number(string option) => this[option] is not { } text ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new WrongUse("use.not-a-number", option, text);

    /// <summary>One of the choices; the first when nothing is said.</summary>
    public string OneOf(string option, params string[] choices) => this[option] is not { } text ? choices[0]
        : choices.Contains(text) ? text
        : throw new WrongUse("use.not-a-choice", option, string.Join(", ", choices));
}
