using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Kit;

/// <summary>
/// The texts of the resource files, each looked up once a language: a screen asks for some hundred at every drawing, and the resource manager
/// takes a lock for each, for which all screens that hear of one change would queue.
/// </summary>
public sealed class RememberedTexts(IStringLocalizerFactory inner) : IStringLocalizerFactory
{
    private readonly ConcurrentDictionary<Type, IStringLocalizer> byType = new();

    public IStringLocalizer Create(Type resourceSource) => byType.GetOrAdd(resourceSource, type => new Texts(inner.Create(type)));

    public IStringLocalizer Create(string baseName, string location) => inner.Create(baseName, location);

    private sealed class Texts(IStringLocalizer inner) : IStringLocalizer
    {
        private readonly ConcurrentDictionary<(string Culture, string Name), LocalizedString> known = new();

        public LocalizedString this[string name]
        {
            get
            {
                var key = (CultureInfo.CurrentUICulture.Name, name);
                if (known.TryGetValue(key, out var text)) return text;
                text = inner[name];
                // What is not there is not kept: its name may be anybody's.
                if (!text.ResourceNotFound) known[key] = text;
                return text;
            }
        }

        public LocalizedString this[string name, params object[] arguments]
        {
            get
            {
                var text = this[name];
                return new(name, string.Format(CultureInfo.CurrentCulture, text.Value, arguments), text.ResourceNotFound, text.SearchedLocation);
            }
        }

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => inner.GetAllStrings(includeParentCultures);
    }
}
