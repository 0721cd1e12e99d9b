using Microsoft.Extensions.Localization;

namespace TransferLab.Web.Languages;

/// <summary>The texts of the <c>Texts.fr.resx</c>, with the spaces and apostrophes of French printing.</summary>
internal sealed class TypesetLocalizerFactory(ResourceManagerStringLocalizerFactory texts) : IStringLocalizerFactory
{
    public IStringLocalizer Create(Type resourceSource) => new TypesetLocalizer(texts.Create(resourceSource));

    public IStringLocalizer Create(string baseName, string location) => new TypesetLocalizer(texts.Create(baseName, location));
}
